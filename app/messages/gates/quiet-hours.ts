// Pure: when a person is not to be disturbed, in his or her own zone.
import { Temporal } from 'temporal-polyfill';

const QUIET_FROM_HOUR = 21;
const QUIET_UNTIL_HOUR = 8;

/** The end of the quiet hours that `now` lies in, or null outside them. Daylight saving is the zone's own. */
export function quietUntil(now: Date, timeZone: string): Date | null {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  if (local.hour >= QUIET_UNTIL_HOUR && local.hour < QUIET_FROM_HOUR) return null;
  const day = local.hour >= QUIET_FROM_HOUR ? local.add({ days: 1 }) : local;
  const end = day
    .toPlainDate()
    .toZonedDateTime({ timeZone, plainTime: { hour: QUIET_UNTIL_HOUR } });
  return new Date(end.epochMilliseconds);
}
