import { expect, test } from 'vitest';
import { sumUpFlow, waitingAt, type FlowStep } from '~/components/flows/flow-sums';

const STEPS: FlowStep[] = [
  { kind: 'wait', minutes: 60 },
  { kind: 'message', id: 'another-look', templateId: 'browse-abandonment' },
];

const QUIET = { steps: STEPS, waiting: [], places: [], passedOver: {}, messages: [] };

test('sums a flow up so that nobody is counted twice', () => {
  const sums = sumUpFlow({
    steps: STEPS,
    waiting: [
      { step: 0, count: 2 },
      { step: 1, count: 5 },
    ],
    places: [
      { state: 'active', reason: null, count: 7 },
      { state: 'ended', reason: 'completed', count: 40 },
      { state: 'ended', reason: 'added_to_cart', count: 3 },
    ],
    passedOver: { anonymous: 9, cooling_down: 4 },
    messages: [
      { state: 'accepted', reason: null, count: 30, clicked: 6 },
      { state: 'queued', reason: 'quiet_hours', count: 2, clicked: 0 },
      { state: 'skipped', reason: 'holdout', count: 5, clicked: 0 },
      { state: 'failed', reason: 'address_refused', count: 2, clicked: 0 },
      { state: 'unknown', reason: 'worker_died', count: 1, clicked: 0 },
    ],
  });
  expect(sums).toMatchObject({ hereNow: 7, entered: 50, sent: 30, clicked: 6, queued: 2 });
  expect(sums.skipped).toBe(5);
  // Entered is who is inside, who got to the end, and who left early.
  expect(sums.leavers).toEqual([{ reason: 'added_to_cart', count: 3 }]);
  expect(sums.passed.map(({ reason }) => reason)).toEqual(['anonymous', 'cooling_down']);
});

test('lists why emails were not sent, the commonest first', () => {
  const { skips } = sumUpFlow({
    ...QUIET,
    messages: [
      { state: 'failed', reason: 'not_rendered', count: 2, clicked: 0 },
      { state: 'skipped', reason: 'not_rendered', count: 1, clicked: 0 },
      { state: 'skipped', reason: 'holdout', count: 9, clicked: 0 },
      { state: 'skipped', reason: null, count: 4, clicked: 0 },
    ],
  });
  expect(skips).toEqual([
    { reason: 'holdout', count: 9 },
    { reason: 'other', count: 4 },
    { reason: 'not_rendered', count: 3 },
  ]);
});

test('a flow in which nothing happened sums to nothing', () => {
  expect(sumUpFlow(QUIET)).toMatchObject({
    hereNow: 0,
    entered: 0,
    sent: 0,
    skips: [],
    passed: [],
  });
});

test('people wait in the wait before the step that is due', () => {
  // Step 1 is due after the wait; step 0 is where a person stands for the moment of entering.
  const standing = waitingAt(STEPS, [
    { step: 0, count: 2 },
    { step: 1, count: 5 },
  ]);
  expect(standing).toEqual([7, 0]);
});

test('nobody is lost at a step that is no longer there', () => {
  expect(waitingAt(STEPS, [{ step: 4, count: 3 }])).toEqual([0, 3]);
});
