// Moments as one says them: near ones by how long ago, far ones by their date, days by name; in the shop's zone.
import { useMemo } from 'react';
import { useRegion } from './words';

export type Moments = {
  /** 'yesterday', '3 days ago'; older than a week, or yet to come, as a date. */
  near: (iso: string) => string;
  /** The heading of a day: 'Today', 'Yesterday', 'Monday, March 2'. */
  day: (iso: string) => string;
  time: (iso: string) => string;
  date: (iso: string) => string;
  /** The same for all moments of one day. */
  dayKey: (iso: string) => string;
};

const DAY_MS = 86_400_000;
const NEAR_DAYS = 7;

/** `now` comes with the page, so that server and browser say the same. */
export function useMoments(now: string): Moments {
  const { locale, timeZone } = useRegion();
  return useMemo(() => createMoments(locale, timeZone, now), [locale, timeZone, now]);
}

export function createMoments(locale: string, timeZone: string, now: string): Moments {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const date = format({ dateStyle: 'medium' });
  const time = format({ timeStyle: 'short' });
  const weekday = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const weekdayOfYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone });
  const dayKey = (iso: string) => isoDay.format(new Date(iso));
  const daysAgo = (iso: string) =>
    Math.round((Date.parse(dayKey(now)) - Date.parse(dayKey(iso))) / DAY_MS);
  const inWords = (days: number) => relative.format(-days, 'day');
  return {
    near: (iso) => {
      const days = daysAgo(iso);
      return days >= 0 && days <= NEAR_DAYS ? inWords(days) : date.format(new Date(iso));
    },
    day: (iso) => {
      const days = daysAgo(iso);
      if (days === 0 || days === 1) return capital(inWords(days), locale);
      const isThisYear = dayKey(iso).slice(0, 4) === dayKey(now).slice(0, 4);
      return (isThisYear ? weekday : weekdayOfYear).format(new Date(iso));
    },
    time: (iso) => time.format(new Date(iso)),
    date: (iso) => date.format(new Date(iso)),
    dayKey,
  };
}

function capital(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

/** 'America/New_York' as one reads it. */
export function zoneName(timeZone: string): string {
  return timeZone.replaceAll('_', ' ');
}
