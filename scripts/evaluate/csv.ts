// Reads the CSV files that `npm run evaluate` is handed, plain or gzip; whatever is wrong in one is said with
// file, line and column.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { CsvError, parse } from 'csv-parse/sync';

/** Bad input: the command ends with exit code 2 and this one sentence. */
export class InputError extends Error {}

export type Table = {
  path: string;
  /** Column names in the order of the file. */
  header: string[];
  rows: string[][];
  /** The line on which each row ends, counted from 1. */
  lines: Int32Array;
};

type ParsedRow = { info: { lines: number }; record: string[] };

/** A header is required, and at least the columns named; empty lines are passed over. */
export function readTable(path: string, required: string[]): Table {
  const parsed = parseRows(path, readText(path));
  const header = (parsed[0]?.record ?? []).map((name) => name.trim());
  for (const name of required) {
    if (header.includes(name)) continue;
    const named =
      header.length === 0 ? 'the file is empty' : `the columns are ${header.join(', ')}`;
    throw new InputError(`${path}, line 1: the column "${name}" is missing; ${named}.`);
  }
  const twice = header.findIndex((name, at) => header.indexOf(name) !== at);
  if (twice >= 0) {
    throw new InputError(
      `${path}, line 1, column ${twice + 1}: "${header[twice]}" stands there twice.`,
    );
  }
  const body = parsed.slice(1);
  return {
    path,
    header,
    rows: body.map((row) => row.record),
    lines: Int32Array.from(body, (row) => row.info.lines),
  };
}

function readText(path: string): Buffer {
  try {
    const bytes = readFileSync(path);
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new InputError(`${path} cannot be read (${code}); give a CSV file, plain or gzip.`);
  }
}

function parseRows(path: string, text: Buffer): ParsedRow[] {
  try {
    return parse(text, { bom: true, info: true, skip_empty_lines: true }) as unknown as ParsedRow[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
      const open = openQuote(text.toString('utf8'));
      throw new InputError(
        `${path}, line ${open.line}, column ${open.column}: a quote is opened and never closed.`,
      );
    }
    const line = Number(error.lines ?? 1);
    const column = typeof error.column === 'number' ? error.column + 1 : 1;
    throw new InputError(`${path}, line ${line}, column ${column}: ${plainReason(error)}.`);
  }
}

function plainReason(error: CsvError): string {
  if (error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH') {
    return 'the line has more or fewer fields than the header';
  }
  if (error.code.includes('QUOTE'))
    return 'a quote stands where none may stand; write it twice inside quotes';
  return `the line cannot be read as CSV (${error.code})`;
}

/** Where the last quote opens that never closes: the parser only knows that the file ended inside it. */
function openQuote(text: string): { line: number; column: number } {
  let line = 1;
  let column = 1;
  let opened = { line, column };
  let isInside = false;
  for (const character of text) {
    if (character === '"') {
      isInside = !isInside;
      if (isInside) opened = { line, column };
    } else if (character === '\n') {
      line++;
      column = 1;
    } else if (character === ',' && !isInside) {
      column++;
    }
  }
  return opened;
}

/** The place of a column; −1 where an optional one is missing. */
export function columnOf(table: Table, name: string): number {
  return table.header.indexOf(name);
}

/** Ends with one sentence about one field. */
export function refuse(table: Table, row: number, column: number, reason: string): never {
  const name = table.header[column] ?? '?';
  throw new InputError(
    `${table.path}, line ${table.lines[row]}, column ${column + 1} (${name}): ${reason}.`,
  );
}

/** The field without spaces around it; an empty one is refused. */
export function requireText(table: Table, row: number, column: number): string {
  const text = (table.rows[row]![column] ?? '').trim();
  return text === '' ? refuse(table, row, column, 'the field is empty') : text;
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Epoch milliseconds of an ISO 8601 date or time; without a zone it is read as UTC. */
export function requireInstant(table: Table, row: number, column: number): number {
  const text = requireText(table, row, column);
  const found = ISO.exec(text);
  if (found === null)
    refuse(
      table,
      row,
      column,
      `"${text}" is no ISO 8601 date, such as 2026-01-31 or 2026-01-31T10:00:00Z`,
    );
  const [, year, month, day] = found!.map(Number);
  const date = new Date(Date.UTC(year!, month! - 1, day!));
  const isReal = date.getUTCMonth() === month! - 1 && date.getUTCDate() === day!;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10));
  const instant = Date.parse(text.length === 10 || zoned ? isoOf(text) : `${isoOf(text)}Z`);
  if (!isReal || !Number.isFinite(instant))
    refuse(table, row, column, `"${text}" is a date that does not exist`);
  return instant;
}

/** The one spelling that every engine parses: T between, no space before the zone, a colon inside it. */
function isoOf(text: string): string {
  return text
    .replace(/^(\S{10}) /, '$1T')
    .replace(/ /, '')
    .replace(/(T.*[+-]\d{2})(\d{2})$/, '$1:$2');
}
