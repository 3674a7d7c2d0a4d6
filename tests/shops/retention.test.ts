// How long things are kept: the bounds, and what a merchant may type.
import { expect, test } from 'vitest';
import { LINK_LIFETIME_DAYS } from '~/email/links';
import {
  keepDaysOf,
  oldestKept,
  readRetention,
  RETENTION,
  RETENTION_KINDS,
} from '~/shops/retention';

test('every kind has its own time where the shop said nothing', () => {
  // Twenty-five months for events, thirty days for the raw inbox: features.md row 79, reliability.md.
  expect(keepDaysOf([])).toMatchObject({ events: 760, messages: 760, inbox: 30 });
  for (const kind of RETENTION_KINDS) {
    const { keepDays, least, most } = RETENTION[kind];
    expect(keepDays).toBeGreaterThanOrEqual(least);
    expect(keepDays).toBeLessThanOrEqual(most);
  }
});

test('a message outlives the way out that it carries', () => {
  expect(RETENTION.messages.least).toBeGreaterThanOrEqual(LINK_LIFETIME_DAYS);
});

test('a saved rule outside of the bounds counts as the nearest one', () => {
  const rules = [
    { kind: 'events', keepDays: 5_000 },
    { kind: 'inbox', keepDays: 1 },
    { kind: 'unheard', keepDays: 3 },
  ];
  expect(keepDaysOf(rules)).toMatchObject({ events: 760, inbox: 7 });
});

test('whole days within the bounds are read and anything else is refused', () => {
  expect(readRetention({ events: ' 90 ', access: '365' })).toEqual({
    kind: 'read',
    rules: [
      { kind: 'events', keepDays: 90 },
      { kind: 'access', keepDays: 365 },
    ],
  });
  for (const typed of ['89', '761', '90.5', '-90', '', 'forever', '1e2', null])
    expect(readRetention({ events: typed })).toEqual({ kind: 'refused', problems: ['events'] });
});

test('the oldest day that is kept lies so many days back', () => {
  expect(oldestKept(new Date('2026-03-02T10:00:00Z'), 90)).toEqual(
    new Date('2025-12-02T10:00:00Z'),
  );
});
