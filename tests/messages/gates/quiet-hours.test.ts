import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quietUntil } from '~/messages/gates/quiet-hours';
import { cases } from '../../support/counts';

// Half hours, southern summer, half-hour daylight saving, none, and a zone that once skipped a day (Apia, 2011-12-30).
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Africa/Cairo',
];

const HOUR_MS = 3_600_000;

/** The clock on the wall by ICU, which Temporal does not use. */
function wallClock(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

test('quiet from nine at night ends at the next eight', () => {
  const instant = fc.date({
    min: new Date('2005-01-01'),
    max: new Date('2035-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instant, fc.constantFrom(...ZONES), (now, zone) => {
      const until = quietUntil(now, zone);
      const hour = Number(wallClock(now, zone).slice(0, 2));
      expect(until !== null).toBe(hour < 8 || hour >= 21);
      if (!until) return;
      expect(wallClock(until, zone)).toBe('08:00:00');
      expect(until.getTime()).toBeGreaterThan(now.getTime());
      // Eleven hours, one more when the clock is put back in the night.
      expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(12 * HOUR_MS);
      expect(quietUntil(until, zone)).toBeNull();
    }),
    { numRuns: cases(600, 100_000) },
  );
});

// Changes of the clock: Directive 2000/84/EC (last Sundays of March and October); Energy Policy Act of 2005 (US).
test.each([
  ['Europe/Berlin', '2026-03-28T22:30:00Z', '2026-03-29T06:00:00Z'],
  ['Europe/Berlin', '2026-10-24T22:30:00Z', '2026-10-25T07:00:00Z'],
  ['America/New_York', '2026-03-08T04:00:00Z', '2026-03-08T12:00:00Z'],
  ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-01T13:00:00Z'],
])('in %s the night of %s ends at %s', (zone, now, until) => {
  expect(quietUntil(new Date(now), zone)).toEqual(new Date(until));
});

test('the first second of eight is no longer quiet', () => {
  expect(quietUntil(new Date('2026-01-05T07:59:59.999Z'), 'UTC')).not.toBeNull();
  expect(quietUntil(new Date('2026-01-05T08:00:00.000Z'), 'UTC')).toBeNull();
  expect(quietUntil(new Date('2026-01-05T20:59:59.999Z'), 'UTC')).toBeNull();
  expect(quietUntil(new Date('2026-01-05T21:00:00.000Z'), 'UTC')).not.toBeNull();
});
