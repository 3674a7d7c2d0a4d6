import { expect, test } from 'vitest';
import { isSettingUp, isUnderway, stepsOf, type Setup } from '~/components/home/setup-steps';

const DONE: Setup = {
  imports: [],
  imported: true,
  trained: true,
  training: { state: 'done', problem: null, finishedAt: '2026-03-02T10:00:00Z' },
  reachable: 10,
  hasSender: true,
  pixel: {
    connectedAt: '2026-03-02T09:00:00Z',
    problem: null,
    lastEventAt: '2026-03-02T10:00:00Z',
  },
  inUse: true,
};

const FRESH: Setup = {
  ...DONE,
  imported: false,
  trained: false,
  training: null,
  hasSender: false,
  pixel: { connectedAt: null, problem: null, lastEventAt: null },
  inUse: false,
};

const statesOf = (setup: Setup) => stepsOf(setup).map(({ state }) => state);

function run(state: string, problem: string | null = null) {
  const rows = { linesDone: 0, linesTotal: null, imported: 0, setAside: 0 };
  return { resource: 'orders', state, problem, ...rows };
}

test('a shop that has everything is done and rests', () => {
  expect(new Set(statesOf(DONE))).toEqual(new Set(['done']));
  expect([isSettingUp(DONE), isUnderway(DONE)]).toEqual([false, false]);
});

test('a new shop reads its data while the rest waits', () => {
  expect(statesOf(FRESH)).toEqual(['running', 'waiting', 'open', 'waiting', 'waiting']);
  expect([isSettingUp(FRESH), isUnderway(FRESH)]).toEqual([true, true]);
});

test('an import that failed shows as failed', () => {
  const failed = { ...FRESH, imports: [run('done'), run('failed', 'Shopify gave no file.')] };
  expect(statesOf(failed)[0]).toBe('failed');
});

test('a connected pixel is done with its first visit', () => {
  const connected = { ...DONE, pixel: { ...DONE.pixel, lastEventAt: null } };
  expect(statesOf(connected)[3]).toBe('running');
  expect(isUnderway(connected)).toBe(true);
  const refused = { connectedAt: null, problem: 'refused', lastEventAt: null };
  expect(statesOf({ ...DONE, pixel: refused })[3]).toBe('failed');
});

test('using the app opens when mail could go out', () => {
  expect(statesOf({ ...DONE, inUse: false })[4]).toBe('open');
  expect(statesOf({ ...DONE, inUse: false, hasSender: false })[4]).toBe('waiting');
});
