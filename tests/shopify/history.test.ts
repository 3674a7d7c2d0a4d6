// The first import over a fake Admin API: five files, resumable wherever it was broken off.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import type { Admin } from '~/shopify/admin';
import { importShop, type ImportRoad } from '~/shopify/history';
import { releaseRuns, takeRuns } from '~/shopify/import-claim-store';
import { listRuns, requestImport, RESOURCES, type Resource } from '~/shopify/import-store';
import type { Shop } from '~/shops/store';
import { cases } from '../support/counts';
import { command, openDatabase } from '../support/database';
import { newShop, NOW } from '../support/factories';
import { Anomaly, fuseAt, fusedDatabase } from '../support/fail-after';
import { startWorker } from '../support/small-shop';
import { orderLine } from './bulk-lines';
import { BULK_SHOP, streamOf } from './bulk-shop';
import { importedRows } from './imported-rows';

const { db, superuserUrl } = await openDatabase();

test('five files become the shop, counted', async () => {
  const shop = await requested();
  expect(await importShop(await roadOf(), shop.id)).toBe('done');
  expect(await standing(shop)).toEqual({
    products: { state: 'done', linesDone: 6, imported: 3, children: 3, setAside: 0 },
    collections: { state: 'done', linesDone: 5, imported: 2, children: 3, setAside: 0 },
    stock: { state: 'done', linesDone: 6, imported: 2, children: 4, setAside: 0 },
    customers: { state: 'done', linesDone: 4, imported: 4, children: 0, setAside: 0 },
    orders: { state: 'done', linesDone: 9, imported: 4, children: 5, setAside: 0 },
  });
});

test('a file cut anywhere by the network reads the same', async () => {
  const shop = await requested();
  await importShop(await roadOf(), shop.id);
  const reference = await importedRows(db, shop.id);
  for (const chunkBytes of [1, 7, 1_000]) {
    const other = await requested();
    await importShop(await roadOf({ admin: adminOf({ chunkBytes }) }), other.id);
    expect(await importedRows(db, other.id)).toEqual(reference);
  }
});

test('broken off at any call, it is resumed and counts once', async () => {
  const whole = await requested();
  await importShop(await roadOf(), whole.id);
  const reference = await importedRows(db, whole.id);
  const counts = await standing(whole);
  const step = cases(13, 1);
  for (const loss of ['before', 'after'] as const) {
    for (let at = 1, isWhole = false; !isWhole; at += step) {
      const shop = await requested();
      const road = await roadOf();
      const fuse = fuseAt(at, loss);
      await importShop({ ...road, database: fusedDatabase(db, fuse) }, shop.id).catch(
        (fault: unknown) => expect(fault).toBeInstanceOf(Anomaly),
      );
      await inShop(db, shop.id, (tx) => releaseRuns(tx, shop.id, road.workerId));
      if (fuse.blown) await importShop(road, shop.id);
      expect(await standing(shop)).toEqual(counts);
      expect(await importedRows(db, shop.id)).toEqual(reference);
      isWhole = !fuse.blown;
    }
  }
});

test('asked to end, it stops and goes on later', async () => {
  const shop = await requested();
  const road = await roadOf();
  const ending = new AbortController();
  const admin: Admin = {
    ...road.admin,
    download: (url) => {
      if (url === 'customers') ending.abort();
      return road.admin.download(url);
    },
  };
  expect(await importShop({ ...road, admin, signal: ending.signal }, shop.id)).toBe('stopped');
  expect((await standing(shop)).orders?.state).toBe('running');
  await inShop(db, shop.id, (tx) => releaseRuns(tx, shop.id, road.workerId));
  expect(await importShop(road, shop.id)).toBe('done');
  expect((await standing(shop)).orders?.imported).toBe(4);
});

test('what a living worker imports is left alone', async () => {
  const shop = await requested();
  const [one, two] = [await startWorker(db), await startWorker(db)];
  expect(await inShop(db, shop.id, (tx) => takeRuns(tx, shop.id, one))).toBe(true);
  expect(await importShop(await roadOf({ workerId: two }), shop.id)).toBe('busy');
  await command(superuserUrl, 'update worker set alive_until = clock_timestamp() where id = $1', [
    one,
  ]);
  expect(await importShop(await roadOf({ workerId: two }), shop.id)).toBe('done');
});

test('a worker that lost its import writes no more lines', async () => {
  const shop = await requested();
  const [slow, quick] = [await roadOf(), await roadOf()];
  const admin: Admin = {
    ...slow.admin,
    download: async (url) => {
      await inShop(db, shop.id, (tx) => releaseRuns(tx, shop.id, slow.workerId));
      await importShop(quick, shop.id);
      return slow.admin.download(url);
    },
  };
  await expect(importShop({ ...slow, admin }, shop.id)).rejects.toThrow('taken over');
  expect((await standing(shop)).products).toMatchObject({ linesDone: 6, imported: 3 });
});

test('an operation that failed says why, the others end', async () => {
  const shop = await requested();
  const admin = adminOf({ failed: 'collections' });
  await importShop(await roadOf({ admin }), shop.id);
  const runs = await inShop(db, shop.id, (tx) => listRuns(tx, shop.id));
  expect(runs.find((run) => run.resource === 'collections')).toMatchObject({
    state: 'failed',
    problem: 'ACCESS_DENIED',
    ownerId: null,
  });
  expect(runs.filter((run) => run.state === 'done')).toHaveLength(4);
});

test('an empty resource has no file and is done', async () => {
  const shop = await requested();
  await importShop(await roadOf({ admin: adminOf({ files: { collections: [] } }) }), shop.id);
  expect((await standing(shop)).collections).toMatchObject({ state: 'done', imported: 0 });
});

test('what is set aside is listed once, however often it is read', async () => {
  const shop = await requested();
  const orders = [orderLine('1'), orderLine('2', { processedAt: 'soon' }), orderLine('3')];
  await importShop(await roadOf({ admin: adminOf({ files: { orders } }) }), shop.id);
  expect((await standing(shop)).orders).toMatchObject({ imported: 2, setAside: 1, linesDone: 3 });
  expect((await importedRows(db, shop.id)).import_issue).toEqual([
    expect.stringContaining('processedAt'),
  ]);
});

async function requested(): Promise<Shop> {
  const shop = await newShop(db, 'history');
  await inShop(db, shop.id, (tx) => requestImport(tx, shop.id, NOW));
  return shop;
}

async function roadOf(change: Partial<ImportRoad> = {}): Promise<ImportRoad> {
  return {
    database: db,
    admin: adminOf(),
    workerId: await startWorker(db),
    signal: new AbortController().signal,
    now: () => NOW,
    batchLines: 3,
    ...change,
  };
}

type Fake = {
  files?: Partial<Record<Resource, object[]>>;
  chunkBytes?: number;
  failed?: Resource;
};

/** Where a resource's query begins, if not at its name. */
const ROOTS: Partial<Record<Resource, string>> = { stock: 'locations' };

/** An operation's id and the address of its file are the resource's name. */
function adminOf({ files = {}, chunkBytes, failed }: Fake = {}): Admin {
  const linesOf = (resource: Resource): object[] => files[resource] ?? BULK_SHOP[resource];
  return {
    domain: 'history.myshopify.com',
    request: async (_document, variables) => {
      const query = variables?.query;
      if (typeof query === 'string') {
        const id = RESOURCES.find((resource) =>
          query.startsWith(`{\n  ${ROOTS[resource] ?? resource}`),
        );
        return { bulkOperationRunQuery: { bulkOperation: { id }, userErrors: [] } };
      }
      const resource = variables?.id as Resource;
      const objectCount = String(linesOf(resource).length);
      const url = objectCount === '0' ? null : resource;
      const ended = resource === failed ? { status: 'FAILED', errorCode: 'ACCESS_DENIED' } : {};
      return {
        bulkOperation: { status: 'COMPLETED', errorCode: null, objectCount, url, ...ended },
      };
    },
    download: async (url) => streamOf(linesOf(url as Resource), chunkBytes),
  };
}

async function standing(shop: Shop) {
  const runs = await inShop(db, shop.id, (tx) => listRuns(tx, shop.id));
  return Object.fromEntries(
    runs.map(({ resource, state, linesDone, imported, children, setAside }) => [
      resource,
      { state, linesDone, imported, children, setAside },
    ]),
  );
}
