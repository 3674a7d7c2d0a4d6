// Guesses a shop's time zone: an export writes its dates in the shop's own time, with the offset of that day.

import { Temporal } from 'temporal-polyfill';

/** A date as an order had it: the instant, and the minutes east of UTC written beside it. */
export type SeenOffset = { at: number; offset: number | null };

const DAY_MS = 86_400_000;

/** Where a country has several zones that fit, or the country does not fit, these are likelier than others. */
const FAMILIAR = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Toronto',
  'America/Vancouver',
  'America/Edmonton',
  'America/Winnipeg',
  'America/Halifax',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Madrid',
  'Europe/Lisbon',
  'Europe/Helsinki',
  'Europe/Moscow',
  'Australia/Sydney',
  'Australia/Brisbane',
  'Australia/Adelaide',
  'Australia/Perth',
  'Pacific/Auckland',
  'America/Sao_Paulo',
  'America/Mexico_City',
  'America/Santiago',
  'Asia/Kolkata',
  'Asia/Jakarta',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Asia/Yangon',
  'Asia/Kabul',
  'Asia/Colombo',
  'America/St_Johns',
];

/**
 * The country's zone that had every offset seen on its day; else, for a single offset all the year, that
 * offset alone (UTC for +0000: in London it would change in summer); else a familiar zone that fits, else the
 * commonest offset. Dates without an offset are read as UTC.
 */
export function deriveTimeZone(seen: SeenOffset[], country: string): string {
  const days = oneOfEachDay(seen);
  if (days.length === 0) return 'Etc/UTC';

  const own = fitting(likeliestFirst(zonesOf(country)), days);
  if (own) return own;
  const offsets = new Set(days.map((day) => day.offset));
  const fixed = fixedZone(commonestOffset(days));
  if (offsets.size === 1 && fixed) return fixed;
  return fitting(FAMILIAR, days) ?? fixed ?? 'Etc/UTC';
}

type Day = { at: number; offset: number; count: number };

/** Hundreds of days stand for tens of thousands of orders. */
function oneOfEachDay(seen: SeenOffset[]): Day[] {
  const days = new Map<string, Day>();
  for (const { at, offset } of seen) {
    if (offset === null) continue;
    const key = `${Math.floor(at / DAY_MS)} ${offset}`;
    const day = days.get(key);
    if (day) day.count++;
    else days.set(key, { at, offset, count: 1 });
  }
  return [...days.values()];
}

function fitting(zones: string[], days: Day[]): string | undefined {
  return zones.find((zone) => days.every((day) => offsetOf(zone, day.at) === day.offset));
}

function offsetOf(zone: string, at: number): number {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return there.offsetNanoseconds / 60e9;
}

type LocaleWithZones = Intl.Locale & { getTimeZones?(): string[] | undefined };

function zonesOf(country: string): string[] {
  if (country === '') return [];
  const locale: LocaleWithZones = new Intl.Locale(`und-${country}`);
  return locale.getTimeZones?.() ?? [];
}

function likeliestFirst(zones: string[]): string[] {
  const familiar = FAMILIAR.filter((zone) => zones.includes(zone));
  return [...familiar, ...zones.filter((zone) => !familiar.includes(zone))];
}

function commonestOffset(days: Day[]): number {
  const counts = new Map<number, number>();
  for (const { offset, count } of days) counts.set(offset, (counts.get(offset) ?? 0) + count);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Etc/GMT+5 is five hours WEST of Greenwich (POSIX); there is none for parts of an hour. */
function fixedZone(offset: number): string | undefined {
  if (offset === 0) return 'Etc/UTC';
  const hours = offset / 60;
  if (!Number.isInteger(hours) || hours < -12 || hours > 14) return undefined;
  return `Etc/GMT${hours < 0 ? '+' : '-'}${Math.abs(hours)}`;
}
