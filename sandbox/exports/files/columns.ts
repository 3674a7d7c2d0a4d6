// Finds the columns that Attune reads in a header, whatever their order, under the names that Shopify's
// exports have had over the years; a needed one that is missing is refused in one sentence.

import type { ExportFile } from './find-files';

/** Names from the newest wish to the oldest; upper and lower case do not matter. */
export type ColumnName = { names: string[]; needed?: boolean };
export type ColumnNames<K extends string> = Record<K, ColumnName>;

/** The place of each column, -1 where the header lacks it. */
export type Columns<K extends string> = Record<K, number>;

export function locateColumns<K extends string>(
  file: ExportFile,
  header: string[],
  wanted: ColumnNames<K>,
): Columns<K> | string {
  const places = new Map<string, number>();
  header.forEach((name, place) => {
    const key = plainName(name);
    if (!places.has(key)) places.set(key, place);
  });

  const columns = {} as Columns<K>;
  for (const key of Object.keys(wanted) as K[]) {
    const { names, needed } = wanted[key];
    const found = names.map((name) => places.get(plainName(name))).find((at) => at !== undefined);
    if (found === undefined && needed) return missingSentence(file, header, names);
    columns[key] = found ?? -1;
  }
  return columns;
}

function plainName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

function missingSentence(file: ExportFile, header: string[], names: string[]): string {
  const also = names.length > 1 ? ` (or ${names.slice(1).map(quoted).join(', ')})` : '';
  const start = `${file.name}, line 1: the column ${quoted(names[0] ?? '')}${also} is missing`;
  if (header.length === 1 && /[;\t]/.test(header[0] ?? '')) {
    const sign = header[0]?.includes(';') ? 'semicolons' : 'tabs';
    return `${start}: the columns are parted by ${sign}; save the file with commas.`;
  }
  const near = nearest(names, header);
  const hint = near
    ? `; the header has ${quoted(near)}, which is near: correct its name`
    : '; export the file from Shopify again, with all its columns';
  return `${start}${hint}.`;
}

function quoted(name: string): string {
  return `“${name.trim().slice(0, 40)}”`;
}

/** The header's own name with the fewest letters to change, when that is a slip and not another word. */
function nearest(names: string[], header: string[]): string | undefined {
  const ranked = header
    .filter((name) => name.trim() !== '')
    .map((name) => ({ name, apart: Math.min(...names.map((wanted) => distance(wanted, name))) }))
    .sort((a, b) => a.apart - b.apart);
  const best = ranked[0];
  return best && best.apart <= 0.34 ? best.name : undefined;
}

/** Levenshtein's distance over the longer length: 0 the same, 1 nothing in common. */
function distance(a: string, b: string): number {
  const [left, right] = [lettersOf(a), lettersOf(b)];
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next[j] = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return (row[right.length] ?? 0) / Math.max(left.length, right.length, 1);
}

function lettersOf(name: string): string {
  return name
    .toLowerCase()
    .slice(0, 60)
    .replace(/[^\p{L}\p{N}]/gu, '');
}
