import fc from 'fast-check';
import { expect, test } from 'vitest';
import { whyPassedOver, type EntryFacts, type Trigger } from '~/flows/guards';
import { cases } from '../support/counts';

const NOW = new Date('2026-03-02T10:00:00Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * HOUR_MS);

const VIEW: Trigger = {
  origin: 'pixel',
  occurredAt: hoursAgo(1),
  profileId: 'someone',
  productIds: ['1'],
};
const FACTS: EntryFacts = {
  limitHours: 24,
  cooldownDays: 7,
  switchedAt: hoursAgo(1_000),
  refused: false,
  isInside: false,
  lastSentAt: null,
};

test('a fresh view of somebody who has not refused enrols', () => {
  expect(whyPassedOver(VIEW, FACTS, NOW)).toBeNull();
});

test.each([
  ['imported', { origin: 'import' }, {}],
  ['too_old', { occurredAt: hoursAgo(24.01) }, {}],
  ['before_switch_on', {}, { switchedAt: hoursAgo(0.5) }],
  ['before_switch_on', {}, { switchedAt: null }],
  ['anonymous', { profileId: null }, {}],
  ['no_product', { productIds: [] }, {}],
  ['unreachable', {}, { refused: true }],
  ['already_in_flow', {}, { isInside: true }],
  ['cooling_down', {}, { lastSentAt: hoursAgo(6 * 24) }],
] as [string, Partial<Trigger>, Partial<EntryFacts>][])(
  'an event is passed over as %s, case %#',
  (reason, trigger, facts) => {
    expect(whyPassedOver({ ...VIEW, ...trigger }, { ...FACTS, ...facts }, NOW)).toBe(reason);
  },
);

test('limits are met to the millisecond', () => {
  const at = (occurredAt: Date, facts: Partial<EntryFacts> = {}) =>
    whyPassedOver({ ...VIEW, occurredAt }, { ...FACTS, ...facts }, NOW);
  expect(at(hoursAgo(24))).toBeNull();
  expect(at(new Date(hoursAgo(24).getTime() - 1))).toBe('too_old');
  const weekBefore = new Date(VIEW.occurredAt.getTime() - 7 * DAY_MS);
  expect(at(VIEW.occurredAt, { lastSentAt: weekBefore })).toBeNull();
  expect(at(VIEW.occurredAt, { lastSentAt: new Date(weekBefore.getTime() + 1) })).toBe(
    'cooling_down',
  );
});

test('history and late arrivals never enrol, whatever else holds', () => {
  const anyTrigger = fc.record({
    origin: fc.constantFrom('import', 'pixel', 'webhook'),
    occurredAt: fc
      .integer({ min: -100 * 24, max: 1 })
      .map((hours) => new Date(NOW.getTime() + hours * HOUR_MS)),
    profileId: fc.option(fc.constant('someone')),
    productIds: fc.array(fc.constant('1'), { maxLength: 2 }),
  });
  const anyFacts = fc.record({
    limitHours: fc.integer({ min: 1, max: 48 }),
    cooldownDays: fc.integer({ min: 1, max: 30 }),
    switchedAt: fc.option(fc.constant(hoursAgo(2_000))),
    refused: fc.boolean(),
    isInside: fc.boolean(),
    lastSentAt: fc.option(fc.constant(hoursAgo(100))),
  });
  fc.assert(
    fc.property(anyTrigger, anyFacts, (trigger, facts) => {
      if (whyPassedOver(trigger, facts, NOW) !== null) return;
      expect(trigger.origin).not.toBe('import');
      expect(NOW.getTime() - trigger.occurredAt.getTime()).toBeLessThanOrEqual(
        facts.limitHours * HOUR_MS,
      );
      expect(trigger.profileId).not.toBeNull();
      expect(!facts.refused && !facts.isInside).toBe(true);
    }),
    { numRuns: cases(1_000, 100_000) },
  );
});
