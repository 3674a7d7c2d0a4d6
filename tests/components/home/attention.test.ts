import { expect, test } from 'vitest';
import { attentionOf, type ReasonCount } from '~/components/home/attention';
import type { Setup } from '~/components/home/setup-steps';

const SETUP: Setup = {
  imports: [],
  imported: true,
  trained: true,
  training: null,
  reachable: 10,
  hasSender: true,
  pixel: { connectedAt: null, problem: null, lastEventAt: null },
  inUse: true,
};

function row(state: string, reason: string | null, count: number): ReasonCount {
  return { state, reason, count, clicked: 0 };
}

const namesOf = (facts: Parameters<typeof attentionOf>[0]) =>
  attentionOf(facts).map(({ name }) => name);

test('a shop without trouble needs no attention', () => {
  const messages = [row('accepted', null, 1_000), row('skipped', 'unsubscribed', 5)];
  expect(attentionOf({ setup: SETUP, isStopped: false, messages })).toEqual([]);
});

test('all that goes wrong stands in order of harm', () => {
  const rows = { linesDone: 0, linesTotal: null, imported: 0, setAside: 0 };
  const setup: Setup = {
    ...SETUP,
    imports: [{ resource: 'orders', state: 'failed', problem: 'No file.', ...rows }],
    training: { state: 'failed', problem: 'Too few orders.', finishedAt: null },
    pixel: { connectedAt: null, problem: 'refused', lastEventAt: null },
  };
  const messages = [
    row('failed', 'address_refused', 50),
    row('unknown', 'worker_died', 1),
    row('accepted', null, 100),
  ];
  expect(namesOf({ setup, isStopped: true, messages })).toEqual([
    'unknown',
    'sendingStopped',
    'importFailed',
    'trainingFailed',
    'pixelProblem',
    'bounced',
  ]);
});

test('a few wrong addresses are chance, many are not', () => {
  const of = (bounced: number, accepted: number) =>
    namesOf({
      setup: SETUP,
      isStopped: false,
      messages: [row('failed', 'address_refused', bounced), row('accepted', null, accepted)],
    });
  expect(of(4, 10)).toEqual([]);
  // 20 of 1,000 are two in a hundred, which is the limit itself.
  expect(of(20, 980)).toEqual([]);
  expect(of(21, 979)).toEqual(['bounced']);
});

test('a pixel that stays connected needs no attention', () => {
  const pixel = { connectedAt: '2026-03-02T10:00:00Z', problem: 'unreachable', lastEventAt: null };
  expect(namesOf({ setup: { ...SETUP, pixel }, isStopped: false, messages: [] })).toEqual([]);
});
