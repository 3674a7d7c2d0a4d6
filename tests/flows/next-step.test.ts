import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EndReason, Step } from '~/flows/definition';
import { BROWSE_ABANDONMENT } from '~/flows/library';
import { nextStep, placeAfter, sendBy, type Place, type StepFacts } from '~/flows/next-step';
import { cases } from '../support/counts';

const NOON = new Date('2026-03-02T12:00:00Z');
const MINUTE_MS = 60_000;
const after = (minutes: number): Date => new Date(NOON.getTime() + minutes * MINUTE_MS);

const START: Place = {
  state: 'active',
  reason: null,
  step: 0,
  dueAt: NOON,
  sentAt: null,
  endedAt: null,
};
const FACTS: StepFacts = {
  isOn: true,
  steps: BROWSE_ABANDONMENT.stepsOf(BROWSE_ABANDONMENT.defaults),
  limitHours: 24,
  exit: null,
  reachable: true,
};

const go = (place: Place, facts: StepFacts, now: Date) => {
  const verdict = nextStep(place, facts, now);
  return { verdict, place: placeAfter(place, verdict, now) };
};

test('a browse flow waits an hour, sends, and is done', () => {
  const waiting = go(START, FACTS, after(1));
  expect(waiting.verdict).toEqual({ kind: 'wait', until: after(60) });
  expect(go(waiting.place, FACTS, after(59)).verdict).toEqual({ kind: 'rest' });
  const sent = go(waiting.place, FACTS, after(61));
  expect(sent.verdict).toMatchObject({ kind: 'send', message: { id: 'another-look' } });
  expect(sent.place).toMatchObject({ state: 'ended', reason: 'completed', sentAt: after(61) });
  expect(go(sent.place, FACTS, after(10_000)).verdict).toEqual({ kind: 'rest' });
});

test('a slow worker does not shift the flow', () => {
  expect(go(START, FACTS, after(45)).place.dueAt).toEqual(after(60));
});

test.each([
  ['added_to_cart', { exit: 'added_to_cart' }],
  ['placed_order', { exit: 'placed_order', reachable: false }],
  ['switched_off', { isOn: false, exit: 'placed_order' }],
] as [EndReason, Partial<StepFacts>][])('what came between ends it: %s', (reason, facts) => {
  const { place } = go(START, { ...FACTS, ...facts }, after(60));
  expect(place).toMatchObject({ state: 'ended', reason, sentAt: null });
});

test('who has not said yes by then gets no message', () => {
  const undecided = { ...FACTS, reachable: false };
  const waiting = go(START, undecided, after(1));
  expect(waiting.verdict).toEqual({ kind: 'wait', until: after(60) });
  expect(go(waiting.place, undecided, after(60)).place.reason).toBe('unreachable');
  expect(go(waiting.place, FACTS, after(60)).verdict.kind).toBe('send');
});

test('a message later than the limit is given up', () => {
  const due = { ...START, step: 1 };
  expect(sendBy(due, FACTS)).toEqual(after(24 * 60));
  expect(go(due, FACTS, after(24 * 60)).verdict.kind).toBe('send');
  expect(go(due, FACTS, after(24 * 60 + 1)).place.reason).toBe('too_late');
});

const anyStep = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 3_000 }) }),
  fc.constant({
    kind: 'message' as const,
    id: 'x',
    templateId: 'browse-abandonment' as const,
    strategy: 'viewed-and-similar' as const,
  }),
);
const anyMoment = fc.record({
  minutes: fc.integer({ min: 0, max: 900 }),
  isOn: fc.boolean(),
  exits: fc.option(fc.constantFrom<EndReason>('added_to_cart', 'placed_order', 'unsubscribed'), {
    freq: 6,
  }),
  reachable: fc.boolean(),
});

test('no history sends a step twice or after an exit', () => {
  fc.assert(
    fc.property(
      fc.array(anyStep, { maxLength: 6 }),
      fc.array(anyMoment, { maxLength: 40 }),
      (steps: Step[], moments) => {
        const sends: number[] = [];
        let place = START;
        let now = NOON;
        let exit: EndReason | null = null;
        for (const moment of moments) {
          now = new Date(now.getTime() + moment.minutes * MINUTE_MS);
          // What a person did stays done; switch and consent may come and go.
          exit ??= moment.exits;
          const facts = { ...FACTS, steps, exit, isOn: moment.isOn, reachable: moment.reachable };
          const next = go(place, facts, now);
          if (next.verdict.kind === 'send') {
            sends.push(place.step);
            expect(exit).toBeNull();
            expect(moment.isOn && moment.reachable).toBe(true);
            expect(now >= place.dueAt && now <= sendBy(place, FACTS)).toBe(true);
          }
          expect(next.place.step).toBeGreaterThanOrEqual(place.step);
          expect(next.place.dueAt >= place.dueAt).toBe(true);
          if (place.state === 'ended') expect(next.place).toBe(place);
          place = next.place;
        }
        expect(new Set(sends).size).toBe(sends.length);
      },
    ),
    { numRuns: cases(1_000, 100_000) },
  );
});

test('one who always comes back reaches the end', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 8 }), (steps: Step[]) => {
      let place = START;
      let sent = 0;
      for (let turn = 0; turn <= steps.length && place.state === 'active'; turn += 1) {
        const next = go(place, { ...FACTS, steps }, place.dueAt);
        sent += next.verdict.kind === 'send' ? 1 : 0;
        place = next.place;
      }
      expect(place).toMatchObject({ state: 'ended', reason: 'completed' });
      expect(sent).toBe(steps.filter((step) => step.kind === 'message').length);
    }),
    { numRuns: cases(500, 50_000) },
  );
});
