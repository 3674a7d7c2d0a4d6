import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readTable, type TableProblem, type UnreadableTable } from '~/imports/read-table';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer, size = 7) {
  const rows: [number, string, string | null][] = [];
  for await (const row of readTable(pieces(bytes, size), 'opt_outs')) {
    rows.push([row.line, row.cell('email'), row.fault]);
  }
  return rows;
}

async function problemOf(bytes: Buffer): Promise<TableProblem | null> {
  try {
    await read(bytes);
    return null;
  } catch (fault) {
    return (fault as UnreadableTable).problem;
  }
}

const FILE = 'email;reason\r\n"a@b.example";"two\r\nlines"\r\n\r\nc@d.example;x\r\n';
const ROWS = [
  [2, 'a@b.example', null],
  [5, 'c@d.example', null],
];

test('one file is the same however it is written and cut', async () => {
  expect(await read(Buffer.from(FILE))).toEqual(ROWS);
  expect(await read(Buffer.from(`\uFEFF${FILE}`), 1_000)).toEqual(ROWS);
  expect(await read(gzipSync(FILE), 3)).toEqual(ROWS);
  expect(await read(Buffer.from(`\uFEFF${FILE}`, 'utf16le'), 6)).toEqual(ROWS);
  expect(await read(Buffer.from(FILE.replaceAll(';', '\t')))).toEqual(ROWS);
});

test('a feed is a list of objects', async () => {
  const feed = JSON.stringify({ items: [{ Email: 'a@b.example' }, { Email: null, reason: 'x' }] });
  expect(await read(Buffer.from(feed))).toEqual([
    [1, 'a@b.example', null],
    [2, '', null],
  ]);
});

test('a row that does not fit its heading is marked', async () => {
  expect(await read(Buffer.from('email,reason\na@b.example\nc@d.example,x,y\n'))).toEqual([
    [2, 'a@b.example', 'wrong_width'],
    [3, 'c@d.example', 'wrong_width'],
  ]);
  const latin = Buffer.concat([
    Buffer.from('email,reason\na@b.example,caf'),
    Buffer.from([0xe9, 0x0a]),
  ]);
  expect(await read(latin)).toEqual([[2, 'a@b.example', 'not_text']]);
});

test('what cannot be read at all says why', async () => {
  expect(await problemOf(Buffer.from(''))).toMatchObject({ reason: 'empty' });
  expect(await problemOf(Buffer.from('name,reason\nx,y\n'))).toEqual({
    reason: 'columns_missing',
    detail: 'email',
  });
  expect(await problemOf(Buffer.from('email\na@b.example\n"c@d.example\ne@f.example\n'))).toEqual({
    reason: 'quote_open',
    detail: '3',
  });
  expect(await problemOf(Buffer.from('PK\u0003\u0004 a spreadsheet'))).toMatchObject({
    reason: 'not_a_table',
  });
  expect(await problemOf(Buffer.from('{"items": 3}'))).toMatchObject({ reason: 'json_broken' });
  expect(await problemOf(gzipSync(FILE).subarray(0, 30))).toMatchObject({ reason: 'not_unpacked' });
});
