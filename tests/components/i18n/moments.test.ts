import { expect, test } from 'vitest';
import { createMoments } from '~/components/i18n/moments';

/** A Monday, half past eleven in the evening in New York: five hours behind UTC in November. */
const NOW = '2026-11-24T04:30:00.000Z';
const newYork = createMoments('en-US', 'America/New_York', NOW);

test('days are those of the shop, not of the clock', () => {
  expect(newYork.near('2026-11-23T05:30:00.000Z')).toBe('today');
  expect(newYork.near('2026-11-23T04:30:00.000Z')).toBe('yesterday');
});

test('a week ago is the last to be told in days', () => {
  expect(newYork.near('2026-11-16T12:00:00.000Z')).toBe('7 days ago');
  expect(newYork.near('2026-11-15T12:00:00.000Z')).toBe('Nov 15, 2026');
  expect(newYork.near('2026-11-25T12:00:00.000Z')).toBe('Nov 25, 2026');
});

test('a day has its name, and its year when it is another', () => {
  expect(newYork.day('2026-11-23T12:00:00.000Z')).toBe('Today');
  expect(newYork.day('2026-11-22T12:00:00.000Z')).toBe('Yesterday');
  expect(newYork.day('2026-11-01T12:00:00.000Z')).toBe('Sunday, November 1');
  expect(newYork.day('2025-12-31T12:00:00.000Z')).toBe('Wednesday, December 31, 2025');
});

test('a change of clocks does not move a day', () => {
  // Clocks went back on 1 November 2026: that day had 25 hours.
  const after = createMoments('en-US', 'America/New_York', '2026-11-02T06:00:00.000Z');
  expect(after.near('2026-11-01T04:30:00.000Z')).toBe('yesterday');
  expect(after.near('2026-10-31T12:00:00.000Z')).toBe('2 days ago');
});
