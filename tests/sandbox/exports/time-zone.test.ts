// Guessing a shop's time zone from the offsets of its orders' dates and from its country.

import { expect, test } from 'vitest';
import { parseInstant } from '../../../sandbox/exports/values/instants';
import { deriveTimeZone } from '../../../sandbox/exports/time-zone';

const WINTER = '2024-01-10 12:00:00';
const SUMMER = '2024-07-10 12:00:00';

test.each([
  // Britain is at +0100 in summer, so that +0000 all the year is nobody's time there.
  ['GB', ['+0000'], ['+0000'], 'Etc/UTC'],
  ['GB', ['+0000'], [], 'Europe/London'],
  ['GB', ['+0000'], ['+0100'], 'Europe/London'],
  ['US', ['-0500'], ['-0400'], 'America/New_York'],
  ['US', ['-0700'], ['-0700'], 'America/Phoenix'],
  ['US', ['-0800'], ['-0700'], 'America/Los_Angeles'],
  ['CA', ['-0500'], ['-0400'], 'America/Toronto'],
  ['AU', ['+1100'], ['+1000'], 'Australia/Sydney'],
  ['DE', ['+0100'], ['+0200'], 'Europe/Berlin'],
  // A shop in Germany that sells mostly to the United States.
  ['US', ['+0100'], ['+0200'], 'Europe/Berlin'],
  ['', ['-0300'], ['-0300'], 'Etc/GMT+3'],
  ['', ['+0900'], ['+0900'], 'Etc/GMT-9'],
  ['', ['+0530'], ['+0530'], 'Asia/Kolkata'],
  ['FR', [''], [''], 'Etc/UTC'],
])('orders of %j at %j in winter, %j in summer, are in %s', (country, winter, summer, zone) => {
  const dates = [
    ...winter.map((at) => `${WINTER} ${at}`),
    ...summer.map((at) => `${SUMMER} ${at}`),
  ];
  const seen = dates.map((date) => parseInstant(date)!);
  expect(deriveTimeZone(seen, country)).toBe(zone);
});

test('no orders are in UTC', () => {
  expect(deriveTimeZone([], 'GB')).toBe('Etc/UTC');
});
