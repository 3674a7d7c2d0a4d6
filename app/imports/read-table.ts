// A merchant's file as rows, one after the other: CSV however a spreadsheet writes it, or a JSON feed, packed or not.
import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import type { Row, RowFault } from './faults';
import { matchColumns, type ImportKind } from './kinds';

/** Why a file cannot be read at all; `detail` is a line, or the names of columns. */
export type TableProblem = {
  reason:
    | 'empty'
    | 'columns_missing'
    | 'quote_open'
    | 'not_unpacked'
    | 'not_a_table'
    | 'json_broken'
    | 'too_large';
  detail: string;
};

export class UnreadableTable extends Error {
  constructor(readonly problem: TableProblem) {
    super(problem.reason);
  }
}

export type TableRow = Row & { fault: RowFault | null };

export type TableHead = { used: string[]; unused: string[] };

/** Told once, before the first row. */
type OnHead = (head: TableHead) => void;

/** Of a packed file too: a kilobyte can unpack to a gigabyte. */
const MOST_BYTES = 512 * 1024 * 1024;
const MOST_JSON_BYTES = 64 * 1024 * 1024;
const REPLACED = /[\0\uFFFD]/;

/** Throws UnreadableTable; every row that is not blank comes out, with what is wrong with it as a whole. */
export async function* readTable(
  bytes: AsyncIterable<Uint8Array>,
  kind: ImportKind,
  onHead: OnHead = () => undefined,
): AsyncGenerator<TableRow> {
  const { first, all } = await opened(unpacked(await opened(bytes)));
  if (first.length === 0) throw unreadable('empty');
  if (first[0] === 0x50 && first[1] === 0x4b) throw unreadable('not_a_table');
  const isJson = /^[\s\uFEFF]*[[{]/.test(Buffer.from(first.subarray(0, 64)).toString('utf8'));
  yield* isJson ? readJson(all, kind, onHead) : readCsv(all, kind, onHead);
}

function unreadable(reason: TableProblem['reason'], detail = ''): UnreadableTable {
  return new UnreadableTable({ reason, detail });
}

type Opened = { first: Uint8Array; all: AsyncIterable<Uint8Array> };

/** The first piece, looked at before it is read. */
async function opened(source: AsyncIterable<Uint8Array>): Promise<Opened> {
  const pieces = source[Symbol.asyncIterator]();
  const start = await pieces.next();
  const first = start.done ? new Uint8Array() : start.value;
  async function* all(): AsyncGenerator<Uint8Array> {
    let total = 0;
    for (let piece = start; !piece.done; piece = await pieces.next()) {
      total += piece.value.length;
      if (total > MOST_BYTES) throw unreadable('too_large');
      yield piece.value;
    }
  }
  return { first, all: all() };
}

/** Gzip is known by its first two bytes, whatever the file is called. */
async function* unpacked({ first, all }: Opened): AsyncGenerator<Uint8Array> {
  if (first[0] !== 0x1f || first[1] !== 0x8b) return yield* all;
  const gunzip = createGunzip();
  pipeline(Readable.from(all), gunzip, () => undefined);
  try {
    for await (const piece of gunzip) yield piece as Buffer;
  } catch (fault) {
    if (String((fault as { code?: unknown }).code).startsWith('Z_'))
      throw unreadable('not_unpacked');
    throw fault;
  }
}

/** Spreadsheets save "Unicode text" as UTF-16; all else is UTF-8, and a row that is not is set aside. */
async function* textOf(all: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const piece of all) {
    decoder ??= new TextDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf-16le' : 'utf-8');
    const text = decoder.decode(piece, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}

async function* readCsv(
  all: AsyncIterable<Uint8Array>,
  kind: ImportKind,
  onHead: OnHead,
): AsyncGenerator<TableRow> {
  const text = textOf(all);
  const head = await firstLineOf(text);
  let [line, parsed] = [1, 0];
  const begins: number[] = [];
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(head),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // Here, and not where rows come out: when the parser gives up, the line is where the broken row begins.
    on_record: (fields: string[], { lines }) => {
      begins.push(line);
      line += lines - parsed > 1 ? 1 + breaksIn(fields) : 1;
      parsed = lines;
      return fields;
    },
  });
  async function* whole() {
    yield head;
    yield* text;
  }
  pipeline(Readable.from(whole()), parser, () => undefined);
  let make: ((line: number, fields: string[]) => TableRow) | null = null;
  try {
    for await (const fields of parser as AsyncIterable<string[]>) {
      const begun = begins.shift()!;
      if (fields.every((field) => field.trim() === '')) continue;
      if (make) yield make(begun, fields);
      else make = openHeader(kind, fields, onHead);
    }
  } catch (fault) {
    if (fault instanceof CsvError) throw unreadable('quote_open', String(line));
    throw fault;
  }
  if (!make) throw unreadable('empty');
}

/** Up to the end of the first line at least, however the bytes were cut. */
async function firstLineOf(text: AsyncGenerator<string>): Promise<string> {
  let head = '';
  while (!/[\r\n]/.test(head.trimStart())) {
    const next = await text.next();
    if (next.done) break;
    head += next.value;
  }
  return head;
}

/** A line break inside quotes counts once, however it is written. */
function breaksIn(fields: string[]): number {
  return fields.reduce((sum, field) => sum + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

/** What stands most often in the first line, outside of quotes, parts its columns. */
function delimiterOf(text: string): string {
  const line = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counted = [',', ';', '\t', '|'].map((sign) => ({ sign, count: line.split(sign).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

function openHeader(kind: ImportKind, header: string[], onHead: OnHead) {
  const matching = matchColumns(kind, header);
  if (matching.kind === 'refused') {
    throw unreadable('columns_missing', matching.missing.join(', '));
  }
  onHead({ used: matching.used, unused: matching.unused });
  const claimed = new Set(matching.columns.values());
  return (line: number, fields: string[]): TableRow => ({
    line,
    fault: faultOf(fields, header.length),
    cell: (field) => fields[matching.columns.get(field) ?? -1]?.trim() ?? '',
    extras: () =>
      Object.fromEntries(
        header.flatMap((name, place): [string, string][] => {
          const text = fields[place]?.trim() ?? '';
          return claimed.has(place) || name.trim() === '' || text === ''
            ? []
            : [[name.trim(), text]];
        }),
      ),
  });
}

function faultOf(fields: string[], width: number): RowFault | null {
  const surplus = fields.slice(width).some((field) => field.trim() !== '');
  if (fields.length < width || surplus) return 'wrong_width';
  return fields.some((field) => REPLACED.test(field)) ? 'not_text' : null;
}

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const feed = z.union([
  z.array(z.record(z.string(), z.unknown())),
  z.object({ items: z.array(z.record(z.string(), z.unknown())) }).transform(({ items }) => items),
  z
    .object({ products: z.array(z.record(z.string(), z.unknown())) })
    .transform(({ products }) => products),
]);

/** A list of objects, or one under "items" or "products"; a row's line is its place in the list. */
async function* readJson(
  all: AsyncIterable<Uint8Array>,
  kind: ImportKind,
  onHead: OnHead,
): AsyncGenerator<TableRow> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of textOf(all)) {
    pieces.push(piece);
    length += piece.length;
    if (length > MOST_JSON_BYTES) throw unreadable('too_large');
  }
  const items = feed.safeParse(parsed(pieces.join('')));
  if (!items.success) throw unreadable('json_broken');
  if (items.data.length === 0) throw unreadable('empty');
  const header = [...new Set(items.data.flatMap((item) => Object.keys(item)))];
  const make = openHeader(kind, header, onHead);
  for (const [place, item] of items.data.entries()) {
    yield make(
      place + 1,
      header.map((name) => wordsOf(item[name])),
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

/** Lists, such as tags, as a spreadsheet would write them; what is deeper has no column. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.filter((one) => scalar.safeParse(one).success).join(', ');
  const plain = scalar.safeParse(value);
  return plain.success && plain.data !== null ? String(plain.data) : '';
}
