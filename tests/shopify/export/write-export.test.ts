// A full export, judged by the database's own catalogue: every table of a full shop is written, brought into a fresh shop
// from the file alone, and is the same there, row by row.
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { forgetPerson } from '~/shopify/privacy/forget-person';
import { tenantTables } from '~/shopify/privacy/forget-store';
import { LEFT_OUT_COLUMNS, LEFT_OUT_TABLES } from '~/shopify/export/left-out';
import { expireExports, findDownload, listExports, readChunk } from '~/shopify/export/file-store';
import { appendChunk, askExport, takeExport } from '~/shopify/export/run-store';
import { inSnapshot } from '~/shopify/export/snapshot-store';
import { runExport, streamExport, type Manifest } from '~/shopify/export/write-export';
import { command, openDatabase } from '../../support/database';
import { newShop, NOW } from '../../support/factories';
import { fillShop } from '../../support/full-shop';
import { startWorker } from '../../support/small-shop';

const { db, superuserUrl } = await openDatabase();
const workerId = await startWorker(db);
const work = { database: db, workerId, now: () => NOW };
const HOUR_MS = 3_600_000;

const ask = (shopId: number) =>
  inShop(db, shopId, (tx) => askExport(tx, shopId, { staffId: '7', now: NOW }));

async function fullShop(mark: string): Promise<number> {
  return (await fillShop(db, (await newShop(db)).id, workerId, mark)).shopId;
}

/** The finished file, unpacked. */
async function download(shopId: number, id: string): Promise<Record<string, string>> {
  const pieces: Uint8Array[] = [];
  const read = (n: number) => inShop(db, shopId, (tx) => readChunk(tx, shopId, { id, n }));
  const reader = streamExport(read).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read())
    pieces.push(next.value);
  const files = unzipSync(Buffer.concat(pieces));
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
  );
}

async function exported(shopId: number): Promise<Record<string, string>> {
  const id = await ask(shopId);
  expect(await runExport(work, shopId)).toBe('done');
  return download(shopId, id!);
}

const manifestOf = (files: Record<string, string>) =>
  JSON.parse(files['manifest.json']!) as Manifest;

/** From the file alone, by the column names that the lines themselves carry. */
async function restore(files: Record<string, string>, shopId: number): Promise<void> {
  for (const { name, file, rows } of manifestOf(files).tables) {
    if (rows === 0) continue;
    const lines = files[file]!.trimEnd().split('\n');
    const columns = Object.keys(JSON.parse(lines[0]!) as object).map((one) => `"${one}"`);
    const missing = (LEFT_OUT_COLUMNS[name] ?? []).map((one) => `, 'left out' as "${one}"`);
    const target = ['shop_id', ...columns, ...(LEFT_OUT_COLUMNS[name] ?? []).map((c) => `"${c}"`)];
    await command(
      superuserUrl,
      `with quiet as (select set_config('session_replication_role', 'replica', false) as done)
       insert into "${name}" (${target.join(', ')})
       select $1::integer, ${columns.map((one) => `r.${one}`).join(', ')}${missing.join('')}
       from quiet, unnest($2::text[]) as line, jsonb_populate_record(null::"${name}", line::jsonb) as r`,
      [shopId, lines],
    );
  }
}

test('a full shop comes back from its file the same, row by row', async () => {
  const shopId = await fullShop('Lossless');
  // What a careless writer would bend: money beyond 2^53, a fraction, signs of every kind, an instant's milliseconds.
  await command(
    superuserUrl,
    `update "order" set total_minor = 9007199254740993 where shop_id = $1`,
    [shopId],
  );
  await command(
    superuserUrl,
    `update campaign set holdout_share = 0.1 + 0.2, name = E'"a"\\n\\\\ 😀 é' where shop_id = $1`,
    [shopId],
  );
  const files = await exported(shopId);
  const fresh = (await newShop(db)).id;
  await restore(files, fresh);
  const again = await exported(fresh);
  const { tables } = manifestOf(files);
  expect(tables.filter(({ rows }) => rows > 0).length).toBeGreaterThan(30);
  for (const { name, file } of tables) expect(again[file], name).toBe(files[file]);
  expect(files['tables/order.jsonl']).toContain('9007199254740993');
  // Counted by the database, past the export: nothing was passed over.
  for (const { name, rows } of tables) {
    const sql = `select count(*)::integer as n from "${name}" where shop_id = $1`;
    const [counted] = await command<{ n: number }>(superuserUrl, sql, [fresh]);
    expect(counted!.n, name).toBe(rows);
  }
});

test('every tenant table and column is in the file or named as left out', async () => {
  const shopId = await fullShop('Whole');
  const files = await exported(shopId);
  const manifest = manifestOf(files);
  const all = await inShop(db, shopId, (tx) => tenantTables(tx));
  for (const { name, columns } of all) {
    const table = manifest.tables.find((one) => one.name === name);
    const said = name in manifest.leftOut.tables || (table && table.file in files);
    expect(said, `${name} is neither in the file nor named`).toBe(true);
    if (!table) continue;
    const named = [...table.columns, ...(manifest.leftOut.columns[name] ?? []), 'shop_id'];
    expect(named.toSorted(), name).toEqual(columns.map((one) => one.name).toSorted());
  }
  expect(JSON.parse(files['shop.json']!)).toMatchObject({ name: 'Mill', currency: 'EUR' });
});

test('no secret is in the file', async () => {
  const shopId = await fullShop('Secretive');
  await command(
    superuserUrl,
    `update event_key set hash = 'of a key ' || md5(id) where shop_id = $1`,
    [shopId],
  );
  const secrets = await command<{ secret: string }>(
    superuserUrl,
    `select hash as secret from event_key where shop_id = $1
     union all select salt from forgotten_salt where shop_id = $1`,
    [shopId],
  );
  expect(secrets.length).toBeGreaterThan(1);
  const files = await exported(shopId);
  for (const { secret } of secrets)
    for (const [name, text] of Object.entries(files))
      expect(text.includes(secret), `${name} holds a secret`).toBe(false);
  for (const name of Object.keys(LEFT_OUT_TABLES))
    expect(files[`tables/${name}.jsonl`], name).toBeUndefined();
});

test('one export is made at a time and its file lasts a day', async () => {
  const shopId = await fullShop('Daily');
  const id = await ask(shopId);
  expect(await ask(shopId)).toBeNull();
  expect(await runExport(work, shopId)).toBe('done');
  expect(await runExport(work, shopId)).toBe('nothing');
  const runs = await inShop(db, shopId, (tx) => listExports(tx, shopId));
  const run = runs.find((one) => one.id === id);
  expect(run).toMatchObject({ id, state: 'done', tablesDone: run!.tablesTotal });
  expect(Number(run!.bytes)).toBeGreaterThan(1_000);
  const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);
  const find = (now: Date) =>
    inShop(db, shopId, (tx) => findDownload(tx, shopId, { id: id!, now }));
  const expire = (now: Date) => inShop(db, shopId, (tx) => expireExports(tx, shopId, now));
  expect(await expire(at(23))).toEqual(at(24));
  expect(await find(at(23))).not.toBeNull();
  expect(await find(at(24))).toBeNull();
  expect(await expire(at(24))).toBeNull();
  expect(await inShop(db, shopId, (tx) => tx.exportChunk.count({ where: { shopId } }))).toBe(0);
});

test('forgetting a person ends an export that is being made', async () => {
  const shop = await fillShop(db, (await newShop(db)).id, workerId, 'Forgotten');
  const { shopId, profileId } = shop;
  const id = await ask(shopId);
  await inShop(db, shopId, (tx) => takeExport(tx, shopId, workerId));
  const asked = {
    profileId,
    customerId: null,
    email: null,
    askedAt: NOW,
    askedBy: 'merchant',
  } as const;
  await inShop(db, shopId, (tx) => forgetPerson(tx, shopId, asked, NOW));
  const progress = { tablesDone: 1, tablesTotal: 2, rowsDone: 3, bytes: 4 };
  const kept = await inShop(db, shopId, (tx) =>
    appendChunk(tx, { shopId, id: id!, workerId }, { n: 0, data: Buffer.from('x'), progress }),
  );
  expect(kept).toBe(false);
});

test('what a dead worker left is made again from its beginning', async () => {
  const shopId = await fullShop('Again');
  const id = await ask(shopId);
  const dead = crypto.randomUUID();
  await inShop(db, shopId, (tx) => takeExport(tx, shopId, dead));
  const progress = { tablesDone: 1, tablesTotal: 2, rowsDone: 3, bytes: 4 };
  await inShop(db, shopId, (tx) =>
    appendChunk(
      tx,
      { shopId, id: id!, workerId: dead },
      { n: 0, data: Buffer.from('half'), progress },
    ),
  );
  expect(await runExport(work, shopId)).toBe('done');
  expect(manifestOf(await download(shopId, id!)).format).toBe('attune-export-1');
});

test('a large shop is written in pieces and read in pages of a megabyte', async () => {
  const shopId = (await newShop(db)).id;
  // 20 MB of events that no packing makes small: hashes.
  await command(
    superuserUrl,
    `insert into event (shop_id, occurred_at, id, sequence, name, origin, properties, recorded_at)
     select $1, '2026-03-01T00:00:00Z'::timestamptz + n * interval '1 second', 'e' || n, n, 'viewed_product', 'pixel',
            jsonb_build_object('w', (select string_agg(md5(n || '-' || k), '') from generate_series(1, 60) as k)), now()
     from generate_series(1, 10000) as n`,
    [shopId],
  );
  const id = await ask(shopId);
  expect(await runExport(work, shopId)).toBe('done');
  const [run] = await inShop(db, shopId, (tx) => listExports(tx, shopId));
  expect(Number(run!.rows)).toBeGreaterThanOrEqual(10_000);
  expect(Number(run!.bytes)).toBeGreaterThan(7_000_000);
  const [chunks] = await command<{ n: number; most: number }>(
    superuserUrl,
    `select count(*)::integer as n, max(length(data)) as most from export_chunk where export_id = $1`,
    [id],
  );
  expect(chunks!.n).toBeGreaterThan(7);
  expect(chunks!.most).toBeLessThanOrEqual(1_000_000);
  const pages: number[] = [];
  await inSnapshot(db, shopId, async ({ pagesOf }) => {
    for await (const page of pagesOf('event')) pages.push(page.join('').length);
  });
  expect(pages.length).toBeGreaterThan(10);
  expect(Math.max(...pages)).toBeLessThan(2_000_000);
});
