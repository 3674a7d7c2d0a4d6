// Reads the dates of exports: Shopify's own (2010-12-01 08:26:00 +0000) and ISO 8601.

export type Instant = {
  /** Epoch milliseconds. */
  at: number;
  /** Minutes east of UTC as written; null where the text names none, which is then taken for UTC. */
  offset: number | null;
};

const DATE = /^(\d{4})-(\d\d)-(\d\d)/;
const TIME = /^(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?/i;
const ZONE = /^\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;

/** A shop's orders lie between these years; anything else is a slip that would move the shop's clock. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2100;

export function parseInstant(text: string): Instant | null {
  const day = DATE.exec(text);
  if (!day) return null;
  const rest = text.slice(day[0].length);
  const time = TIME.exec(rest);
  const zone = ZONE.exec(rest.slice(time?.[0].length ?? 0));
  if (!time || !zone) return null;

  const offset = readOffset(zone[1]);
  const local = readLocal(day, time);
  if (offset === undefined || local === null) return null;
  return { at: local - (offset ?? 0) * 60_000, offset };
}

function readLocal(day: RegExpExecArray, time: RegExpExecArray): number | null {
  const [year, month, date] = [Number(day[1]), Number(day[2]), Number(day[3])];
  const [hour, minute, second] = [Number(time[1] ?? 0), Number(time[2] ?? 0), Number(time[3] ?? 0)];
  const ms = Number((time[4] ?? '0').slice(0, 3).padEnd(3, '0'));
  if (year < FIRST_YEAR || year > LAST_YEAR || hour > 23 || minute > 59 || second > 59) return null;

  const midnight = new Date(Date.UTC(year, month - 1, date));
  const exists = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === date;
  return exists ? midnight.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + ms : null;
}

/** Undefined for an offset that no place on earth has. */
function readOffset(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  if (/^[ZU]/i.test(text)) return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(':', '') || 0);
  if (hours > 14 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
