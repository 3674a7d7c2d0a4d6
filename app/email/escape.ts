// Pure: how a value enters HTML text, an attribute, an address or a plain line, and how a long title is cut.
// Every slot of a compiled template passes through one of these, chosen by its context at compile time.

export type SlotContext = 'text' | 'attribute' | 'url' | 'plain' | 'plain-url';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
// eslint-disable-next-line no-control-regex -- control characters are what is being removed
const UNWANTED = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]+/g;
// eslint-disable-next-line no-control-regex -- control characters are what is being found
const SPECIAL = /[&<>"'\u0000-\u001F\u007F-\u009F\u2028\u2029\uD800-\uDFFF\uFFFE\uFFFF]/;

/** Safe both between tags and inside a quoted attribute; control characters and lone surrogates are gone. */
export function escapeHtml(value: string): string {
  if (!SPECIAL.test(value)) return value;
  return plainLine(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** One line of plain text: control characters become a space, so a value can neither end a header nor a line. */
export function plainLine(value: string): string {
  if (!SPECIAL.test(value)) return value;
  return value.replace(UNWANTED, ' ').replace(/\p{Cs}/gu, '\uFFFD');
}

const ALLOWED_SCHEME = /^(?:https?|mailto|tel):/i;

/** An address for a quoted attribute; any scheme but https, http, mailto and tel becomes "#". */
export function escapeUrl(value: string): string {
  return plainUrl(value).replace(/&/g, '&amp;');
}

/** An address as one unbroken ASCII-quoted word, for the plain part and for headers. */
export function plainUrl(value: string): string {
  const trimmed = value.trim();
  if (!ALLOWED_SCHEME.test(trimmed)) return '#';
  if (/^[\w\-.~:/?#[\]@!$&()*+,;=%]*$/.test(trimmed)) return trimmed;
  return trimmed
    .replace(/\p{Cs}/gu, '')
    .replace(/[^\w\-.~:/?#[\]@!$&()*+,;=%]/gu, encodeURIComponent)
    .replace(/'/g, '%27');
}

const ELLIPSIS = '…';

/**
 * A title cut to about two lines: `limit` counts an average Latin letter as 1, a capital as 1.25 and a CJK sign as 2.
 * It prefers the end of a word and never cuts inside a surrogate pair or before a combining sign.
 */
export function cutTitle(title: string, limit: number): string {
  const line = plainLine(title).replace(/\s+/g, ' ').trim();
  if (line.length * 2 <= limit) return line;
  let width = 0;
  let end = 0;
  for (const sign of line) {
    width += signWidth(sign);
    if (width > limit) return closeCut(line, end);
    end += sign.length;
  }
  return line;
}

function closeCut(line: string, end: number): string {
  let cut = end;
  while (cut > 0 && /^[\p{M}\u200D\uFE0F]/u.test(line.slice(cut))) {
    cut -= isLowSurrogate(line, cut - 1) ? 2 : 1;
  }
  const space = line.lastIndexOf(' ', cut);
  if (space > cut * 0.7) cut = space;
  return line.slice(0, cut).replace(/[\s,;:.–—\-(/&]+$/u, '') + ELLIPSIS;
}

function isLowSurrogate(line: string, index: number): boolean {
  const unit = line.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

const COMBINING = /[\p{M}\u200D]/u;

function signWidth(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0x41 && code <= 0x5a) return 1.25;
  if (code < 0x300) return 1;
  if (COMBINING.test(sign)) return 0;
  if (code < 0x1100) return 1;
  const isWide = code <= 0x115f || (code >= 0x2e80 && code <= 0xd7ff) || code >= 0xf900;
  return isWide ? 2 : 1;
}

const KEPT_CAPITALS = new Set([
  'CD',
  'DIY',
  'DVD',
  'EU',
  'LED',
  'TV',
  'UK',
  'USA',
  'USB',
  'XL',
  'XXL',
]);

/**
 * A title of several words all in capitals, in sentence case: stock lists are written so, and in a mail it shouts.
 * One or two words may be a brand and stay, as do codes with digits and well-known abbreviations.
 */
export function calmTitle(title: string): string {
  const words = title.trim().split(/\s+/);
  if (words.length < 3 || title !== title.toUpperCase() || title === title.toLowerCase())
    return title;
  const calm = words.map((word) =>
    /\d/.test(word) || KEPT_CAPITALS.has(word) ? word : word.toLowerCase(),
  );
  return calm.join(' ').replace(/^\p{L}/u, (letter) => letter.toUpperCase());
}

const ESCAPES: Record<SlotContext, (value: string) => string> = {
  text: escapeHtml,
  attribute: escapeHtml,
  url: escapeUrl,
  plain: plainLine,
  'plain-url': plainUrl,
};

/** The way into one context; compiled templates choose it once per slot. */
export function escapeFor(context: SlotContext): (value: string) => string {
  return ESCAPES[context];
}
