// Reads the values of export cells: amounts, whole numbers, ids, e-mail addresses, yes and no.
// Null always means "this is none"; empty cells are for the caller to judge.

export type Faults = {
  first: string | null;
  note(fault: string | null): void;
};

/** Keeps the first thing that is wrong with a row; later ones often follow from it. */
export function createFaults(): Faults {
  const faults: Faults = {
    first: null,
    note: (fault) => {
      faults.first ??= fault;
    },
  };
  return faults;
}

/** A cell as it can stand in a sentence. */
export function quote(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;
}

const PLAIN = /^(-?)(\d+)(?:\.(\d*))?$/;
/** Commas are taken for thousands only beside a decimal point: “1,234” alone may well be 1.234. */
const GROUPED = /^(-?)(\d{1,3}(?:,\d{3})+)\.(\d+)$/;

/** Minor units of a currency with so many decimals, from the digits themselves; halves round up. */
export function parseMoney(text: string, digits: number): number | null {
  const parts = PLAIN.exec(text) ?? GROUPED.exec(text);
  if (!parts) return null;
  const fraction = parts[3] ?? '';
  const kept = fraction.slice(0, digits).padEnd(digits, '0');
  const whole = parts[2] ?? '';
  const amount = Number((whole.includes(',') ? whole.replaceAll(',', '') : whole) + kept);
  const rounded =
    fraction.length > digits && fraction.charCodeAt(digits) >= 53 ? amount + 1 : amount;
  if (!Number.isSafeInteger(rounded)) return null;
  return parts[1] === '-' && rounded > 0 ? -rounded : rounded;
}

/** How many decimals a currency has: 2 for GBP, 0 for JPY, 3 for KWD. Null for no known currency. */
export function digitsOf(currency: string): number | null {
  if (!CURRENCIES.has(currency)) return null;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** PostgreSQL's and GraphQL's int: what is larger is no stock and no quantity. */
const LARGEST_WHOLE = 2_147_483_647;

export function parseWhole(text: string): number | null {
  if (!/^-?\d+(\.0+)?$/.test(text)) return null;
  const number = Number(text);
  return Math.abs(number) <= LARGEST_WHOLE ? number : null;
}

/** Shopify writes ids, phones and other digits behind an apostrophe, so that spreadsheets keep them whole. */
export function withoutApostrophe(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}

/** Shopify's ids are 64-bit whole numbers: digits, at most 19 of them, never a number here. */
export function parseId(text: string): string | null {
  const id = withoutApostrophe(text);
  return /^\d{1,19}$/.test(id) ? id : null;
}

export function idFault(column: string, text: string): string {
  return `the ${column} ${quote(text)} is not a whole number; a spreadsheet may have shortened it, so export the file again`;
}

const LOCAL = /^[^\s@"(),:;<>[\\\]]{1,64}$/;
const DOMAIN_LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/** In lower case, as Shopify keeps it; null for what no mail server would take (RFC 5321, 254 characters). */
export function parseEmail(text: string): string | null {
  const email = text.toLowerCase();
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at);
  const labels = email.slice(at + 1).split('.');
  if (at < 1 || email.length > 254 || labels.length < 2 || !LOCAL.test(local)) return null;
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return null;
  return labels.every((label) => DOMAIN_LABEL.test(label)) ? email : null;
}

/** Empty counts as no. */
export function parseYes(text: string): boolean | null {
  if (text === '' || /^(no|false)$/i.test(text)) return false;
  return /^(yes|true)$/i.test(text) ? true : null;
}

export function parseTags(text: string): string[] {
  if (text === '') return [];
  const tags = text.split(',').map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
