// The feature columns of a log, numbers or words, as the columns of numbers that the models take.
import type { Columns } from '~/models/supervised/bins';
import { refuse, type Table } from './csv';

export type Features = { columns: Columns; names: string[] };

/** Words seen on fewer rows than this share stand for nothing of their own. */
const LEAST_SHARE = 0.005;
const LEAST_ROWS = 20;
const MOST_WORDS = 12;
/** Numbers with so few values may be codes: each value gets a column of its own as well. */
const MOST_CODES = 8;

/** Every column from `first` on. A column of numbers stays one; words become yes-or-no columns, the common ones first. */
export function readFeatures(table: Table, used: string[]): Features {
  const features: Features = { columns: [], names: [] };
  table.header.forEach((name, at) => {
    if (used.includes(name)) return;
    const words = table.rows.map((row) => (row[at] ?? '').trim());
    const numbers = Float64Array.from(words, (word) => (word === '' ? NaN : Number(word)));
    const distinct = countWords(words);
    const isNumeric = words.every((word, row) => word === '' || Number.isFinite(numbers[row]!));
    if (isNumeric) add(features, name, numbers);
    if (!isNumeric || (distinct.size > 2 && distinct.size <= MOST_CODES)) {
      for (const word of commonWords(distinct, words.length)) {
        add(
          features,
          `${name}=${word}`,
          Float64Array.from(words, (own) => (own === word ? 1 : 0)),
        );
      }
    }
  });
  return features;
}

/** A column that never varies says nothing. */
function add(features: Features, name: string, column: Float64Array): void {
  const first = column.find((value) => !Number.isNaN(value));
  if (first === undefined || column.every((value) => value === first)) return;
  features.columns.push(column);
  features.names.push(name);
}

function countWords(words: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function commonWords(counts: Map<string, number>, rows: number): string[] {
  const least = Math.max(LEAST_ROWS, LEAST_SHARE * rows);
  return [...counts]
    .filter(([word, count]) => word !== '' && count >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}

/** A finite number as written; anything else is refused by line and column. */
export function requireNumber(table: Table, row: number, column: number): number {
  const text = (table.rows[row]![column] ?? '').trim();
  const number = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN;
  if (!(Math.abs(number) <= 1e15)) refuse(table, row, column, `"${text}" is no number`);
  return number;
}
