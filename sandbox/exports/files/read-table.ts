// Streams one export file row by row to a reader, with the line each row begins on; holds nothing back.
// For the three readers of products, customers and orders.

import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { isUnreadable, readBytes, type TextWatch } from './bytes';
import { locateColumns, type ColumnNames, type Columns } from './columns';
import { findBrokenQuote } from './find-broken-quote';
import type { ExportFile } from './find-files';
import { Refusal } from './refusal';

/** One row; the same object serves every row, so a reader keeps texts, never the row. */
export type Row<K extends string> = {
  line: number;
  /** Why the row as a whole cannot be trusted, null where it can. */
  fault: string | null;
  /** The trimmed text of a column, empty where the file or the row lacks it. */
  cell(key: K): string;
  /** The row's texts as they stand in the file. */
  fields: string[];
};

/** Null when the whole file was read, else the one sentence that says why not. */
export async function readTable<K extends string>(
  file: ExportFile,
  wanted: ColumnNames<K>,
  onRow: (row: Row<K>) => void,
): Promise<string | null> {
  const watch: TextWatch = { damaged: false };
  const table = createTable(file, wanted, watch, onRow);
  const parser = parse({
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    on_record: (fields: string[], { lines }) => {
      table.take(fields, lines);
      return null;
    },
  });
  parser.resume();
  try {
    await pipeline(readBytes(file, watch), parser);
    return table.hasHeader() ? null : `${file.name} is empty; export it from Shopify again.`;
  } catch (error) {
    return problemOf(file, error);
  }
}

function createTable<K extends string>(
  file: ExportFile,
  wanted: ColumnNames<K>,
  watch: TextWatch,
  onRow: (row: Row<K>) => void,
) {
  let columns: Columns<K> | null = null;
  let width = 0;
  let [nextLine, parserLines] = [1, 0];
  const row: Row<K> = {
    line: 0,
    fault: null,
    fields: [],
    cell: (key) => row.fields[columns?.[key] ?? -1]?.trim() ?? '',
  };

  function openHeader(fields: string[]): void {
    if (fields.some(isUnreadable)) {
      throw new Refusal(
        `${file.name}, line ${row.line}: the header is not text in UTF-8; save the file as “CSV UTF-8”, or export it again.`,
      );
    }
    const located = locateColumns(file, fields, wanted);
    if (typeof located === 'string') throw new Refusal(located);
    columns = located;
    width = fields.length;
  }

  return {
    hasHeader: () => columns !== null,
    take(fields: string[], lines: number): void {
      row.line = nextLine;
      nextLine += lines - parserLines > 1 ? 1 + countBreaks(fields) : 1;
      parserLines = lines;
      row.fields = fields;
      if (isBlank(fields)) return;
      if (!columns) return openHeader(fields);
      row.fault = faultOf(fields, width, watch);
      onRow(row);
    },
  };
}

/** csv-parse counts a CRLF inside quotes twice; editors, and so merchants, count it once. */
function countBreaks(fields: string[]): number {
  return fields.reduce((sum, field) => sum + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

/** An empty line, or one of commas alone as spreadsheets leave them, is no row. */
function isBlank(fields: string[]): boolean {
  return fields.every((field) => field.trim() === '');
}

function faultOf(fields: string[], width: number, watch: TextWatch): string | null {
  if (fields.length < width) {
    return `the row has ${fields.length} columns, the header ${width}`;
  }
  if (fields.length > width && fields.slice(width).some((field) => field.trim() !== '')) {
    return `the row has ${fields.length} columns, the header ${width}`;
  }
  if (watch.damaged && fields.some(isUnreadable)) {
    return 'the row holds characters that are not UTF-8; save the file as “CSV UTF-8”';
  }
  return null;
}

async function problemOf(file: ExportFile, error: unknown): Promise<string> {
  if (error instanceof Refusal) return error.message;
  if (error instanceof CsvError) return quoteSentence(file);
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code.startsWith('Z_')) {
    return `${file.name} cannot be unpacked, the gzip file is broken or cut short; copy or export it again.`;
  }
  if (/^(EACCES|EPERM|EISDIR|EIO|ENOENT)$/.test(code)) {
    return `${file.name} cannot be read (${code}); check that it is a file that you may open.`;
  }
  throw error;
}

async function quoteSentence(file: ExportFile): Promise<string> {
  const broken = await findBrokenQuote(readBytes(file, { damaged: false }));
  const line = broken?.opened ?? 1;
  const trouble =
    broken?.noticed === null
      ? 'a quoted value opens here and is never closed'
      : broken && broken.noticed !== broken.opened
        ? `a quoted value opens here and its quotes do not match (seen on line ${broken.noticed})`
        : 'the quotes around a value do not match';
  return `${file.name}, line ${line}: ${trouble}; write each quote inside a value twice, or export the file again.`;
}
