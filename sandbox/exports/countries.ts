// Countries as exports write them, a code or an English name, and the language a country's shoppers mostly read.

/** ISO 3166's two letters; empty where the text names no country. */
export function countryCodeOf(text: string): string {
  if (text === '') return '';
  const known = found.get(text);
  if (known !== undefined) return known;
  const written = /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : codeOfName(text.toLowerCase());
  const code = written === '' ? '' : (new Intl.Locale(`und-${written}`).region ?? '');
  const country = code !== '' && nameOf(code) !== code ? code : '';
  found.set(text, country);
  return country;
}

/** The likeliest language of a country (CLDR's likely subtags), English where the country is unknown. */
export function localeOf(countryCode: string): string {
  return countryCode === '' ? 'en' : new Intl.Locale(`und-${countryCode}`).maximize().language;
}

const found = new Map<string, string>();
const names = new Intl.DisplayNames('en', { type: 'region' });
let codes: Map<string, string> | null = null;

function nameOf(code: string): string {
  return names.of(code) ?? code;
}

function codeOfName(name: string): string {
  codes ??= listCodes();
  return codes.get(name) ?? '';
}

function listCodes(): Map<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const all = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(all.map((code) => [nameOf(code).toLowerCase(), code]));
}
