// The `t` filter: an extension's words in the storefront's language, else in the extension's default one.
import type { ThemeExtension } from '../../extensions/theme-extension';
import { escape } from './filters';

type Asked = { key: string; values: Record<string, unknown> };

export function translate(
  extension: ThemeExtension | null,
  language: string,
  { key, values }: Asked,
): string {
  const texts = extension?.words.storefront;
  const fallback = extension?.words.fallback ?? 'en';
  const [short = ''] = language.split('-');
  for (const one of [language, short, fallback]) {
    const form = values.count === undefined ? null : pluralOf(one, Number(values.count));
    const text = texts?.get(one)?.get(form ? `${key}.${form}` : key) ?? texts?.get(one)?.get(key);
    if (text !== undefined) return fill(text, { key, values });
  }
  return `Translation missing: ${language}.${key}`;
}

function pluralOf(language: string, count: number): string {
  return new Intl.PluralRules(language).select(count);
}

/** Values are escaped, unless the words are meant as HTML: their key then ends in `_html`. */
function fill(text: string, { key, values }: Asked): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
    if (!Object.hasOwn(values, name)) return whole;
    const value = String(values[name]);
    return key.endsWith('_html') ? value : escape(value);
  });
}

/** "t:name.of.block" of a schema, in the theme editor's English. */
export function schemaWord({ words }: ThemeExtension, text: string): string {
  if (!text.startsWith('t:')) return text;
  const texts = words.schema.get('en') ?? words.schema.get(words.fallback);
  return texts?.get(text.slice(2)) ?? text;
}
