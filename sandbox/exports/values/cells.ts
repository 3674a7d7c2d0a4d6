// Reads whole numbers, ids, e-mail addresses, yes and no, and tags; null means that a text is none of its
// kind. What an empty cell means is for the caller to say, unless told otherwise.

import { quote } from './faults';

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
