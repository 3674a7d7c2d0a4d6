// Pure: what a merchant's spreadsheet writes, read strictly: a date that could be two days, or a price that could be a
// thousand times another, is refused rather than guessed.
import { Temporal } from 'temporal-polyfill';
import { currencyDecimals } from '~/email/money';

const DATE =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i;
const EARLIEST = Date.UTC(1995, 0, 1);

/** 2026-11-23, 2026-11-23 10:00, 2026-11-23 10:00:00 +0100, ISO 8601; without a zone it is the shop's time. */
export function readInstant(text: string, timeZone: string): Date | null {
  const match = DATE.exec(text.trim());
  if (!match) return null;
  const [, day, time = '00:00', zone] = match;
  const offset = zone ? offsetOf(zone) : '';
  try {
    const instant = zone
      ? Temporal.Instant.from(`${day}T${time}${offset}`)
      : Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).toInstant();
    return instant.epochMilliseconds >= EARLIEST ? new Date(instant.epochMilliseconds) : null;
  } catch {
    return null;
  }
}

function offsetOf(zone: string): string {
  if (/^(Z|UTC)$/i.test(zone)) return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const GROUPED_BY_COMMA = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const DECIMAL_COMMA = /^-?\d+,\d{1,2}$/;

/** Minor units; "12.30", "1,234.50", "12,30" and a currency sign around it. Null for what could be read in two ways. */
export function readMoney(text: string, currency: string): number | null {
  const bare = text.trim().replace(/^[^\d-]{1,4}\s?|\s?[^\d.,]{1,4}$/gu, '');
  const plain = GROUPED_BY_COMMA.test(bare)
    ? bare.replaceAll(',', '')
    : DECIMAL_COMMA.test(bare)
      ? bare.replace(',', '.')
      : bare;
  if (!PLAIN.test(plain)) return null;
  const decimals = currencyDecimals(currency);
  const [whole, fraction = ''] = plain.replace('-', '').split('.');
  const units = Math.round(
    Number(`${whole}${fraction.padEnd(decimals + 1, '0').slice(0, decimals + 1)}`) / 10,
  );
  if (!Number.isSafeInteger(units)) return null;
  return plain.startsWith('-') ? 0 - units : units;
}

export function readCount(text: string): number | null {
  const bare = text.trim();
  return /^-?\d{1,9}(?:\.0+)?$/.test(bare) ? Math.trunc(Number(bare)) : null;
}

/** Shopify writes yes and no; other programs true, 1, subscribed. Null: it says neither. */
export function readYes(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (['yes', 'y', 'true', '1', 'subscribed', 'ja', 'oui', 'si', 'sí'].includes(word)) return true;
  if (
    [
      'no',
      'n',
      'false',
      '0',
      'not_subscribed',
      'not subscribed',
      'never_subscribed',
      'never subscribed',
      'nein',
      'non',
    ].includes(word)
  )
    return false;
  return null;
}

export function readTags(text: string): string[] {
  return [...new Set(text.split(/[,|]/).map((tag) => tag.trim()))]
    .filter((tag) => tag !== '')
    .slice(0, 250);
}

/** Two letters as ISO 3166-1 has them, so that "UK" is told from a country. */
export function readCountry(text: string): string | null {
  const code = text.trim().toUpperCase();
  if (code === 'UK') return 'GB';
  return /^[A-Z]{2}$/.test(code) ? code : null;
}
