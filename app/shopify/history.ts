// The first import: five bulk operations started together, their files applied in order, resumable at any line.
import type { ReadableStream } from 'node:stream/web';
import type { Database } from '~/db';
import { inShop } from '~/db';
import { findShop } from '~/shops/store';
import type { Shop } from '~/shops/store';
import { readBulk, startBulk } from './admin';
import type { Admin } from './admin';
import { applyNodes } from './apply';
import type { Node } from './apply';
import {
  COLLECTIONS_BULK,
  CUSTOMERS_BULK,
  ORDERS_BULK,
  PRODUCTS_BULK,
  STOCK_BULK,
} from './bulk-queries';
import { takeRuns } from './import-claim-store';
import { RESOURCES, advanceRun, listRuns, updateRun } from './import-store';
import type { ImportRun, Resource } from './import-store';
import { saveIssues } from './issue-store';
import { lockMirror } from './mirror/lock-store';

const QUERIES: Record<Resource, string> = {
  products: PRODUCTS_BULK,
  collections: COLLECTIONS_BULK,
  stock: STOCK_BULK,
  customers: CUSTOMERS_BULK,
  orders: ORDERS_BULK,
};

/** Lines applied in one transaction: large enough to be quick, small enough to hold no lock for long. */
const BATCH = 2_500;
const POLL_MS = 400;

export type ImportRoad = {
  database: Database;
  admin: Admin;
  workerId: string;
  signal: AbortSignal;
  now: () => Date;
  /** Lines applied in one transaction; BATCH unless told. */
  batchLines?: number;
};

/** Brings every unfinished resource to its end; `busy` when another living worker has them. */
export async function importShop(
  road: ImportRoad,
  shopId: number,
): Promise<'done' | 'busy' | 'stopped'> {
  const { database } = road;
  const taken = await inShop(database, shopId, (db) => takeRuns(db, shopId, road.workerId));
  if (!taken) return 'busy';
  const shop = await findShop(database, shopId);
  if (!shop) throw new Error(`no shop with id ${shopId}`);
  for (const run of await unfinished(database, shopId)) {
    if (run.state === 'waiting') await start(road, shop, run.resource as Resource);
  }
  for (const run of await unfinished(database, shopId)) {
    if (road.signal.aborted) return 'stopped';
    await finish(road, shop, run);
  }
  return 'done';
}

async function unfinished(database: Database, shopId: number): Promise<ImportRun[]> {
  const runs = await inShop(database, shopId, (db) => listRuns(db, shopId));
  const open = runs.filter((run) => !['done', 'failed'].includes(run.state));
  const order = (run: ImportRun) => RESOURCES.indexOf(run.resource as Resource);
  return open.sort((a, b) => order(a) - order(b));
}

async function start(road: ImportRoad, shop: Shop, resource: Resource): Promise<void> {
  const operationId = await startBulk(road.admin, QUERIES[resource]);
  await inShop(road.database, shop.id, (db) =>
    updateRun(db, shop.id, resource, { state: 'running', operationId, startedAt: road.now() }),
  );
}

async function finish(road: ImportRoad, shop: Shop, run: ImportRun): Promise<void> {
  const resource = run.resource as Resource;
  const status = await waitForFile(road, shop.id, resource, run.operationId!);
  if (status.kind === 'stopped') return;
  if (status.kind === 'failed') {
    await inShop(road.database, shop.id, (db) =>
      updateRun(db, shop.id, resource, {
        state: 'failed',
        problem: status.reason,
        ownerId: null,
        finishedAt: road.now(),
      }),
    );
    return;
  }
  await inShop(road.database, shop.id, (db) =>
    updateRun(db, shop.id, resource, { state: 'applying', linesTotal: status.objects }),
  );
  const complete = status.url === null || (await applyFile(road, shop, resource, run, status.url));
  if (!complete) return;
  await inShop(road.database, shop.id, (db) =>
    updateRun(db, shop.id, resource, { state: 'done', ownerId: null, finishedAt: road.now() }),
  );
}

type FileStatus =
  | { kind: 'ready'; url: string | null; objects: number }
  | { kind: 'failed'; reason: string }
  | { kind: 'stopped' };

async function waitForFile(
  road: ImportRoad,
  shopId: number,
  resource: Resource,
  operationId: string,
): Promise<FileStatus> {
  let seen = -1;
  while (!road.signal.aborted) {
    const status = await readBulk(road.admin, operationId);
    if (status.kind === 'failed') return status;
    if (status.kind === 'done') return { kind: 'ready', url: status.url, objects: status.objects };
    if (status.objects !== seen) {
      seen = status.objects;
      await inShop(road.database, shopId, (db) =>
        updateRun(db, shopId, resource, { linesTotal: status.objects }),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return { kind: 'stopped' };
}

/** Applies the file from the line where it was left; answers whether its end was reached. */
async function applyFile(
  road: ImportRoad,
  shop: Shop,
  resource: Resource,
  run: ImportRun,
  url: string,
): Promise<boolean> {
  let line = 0;
  let from = run.linesDone;
  let nodes: Node[] = [];
  const apply = async () => {
    const batch = nodes;
    nodes = [];
    await inShop(road.database, shop.id, async (db) => {
      await lockMirror(db, shop.id);
      const { imported, children, issues } = await applyNodes(
        db,
        shop,
        resource,
        batch,
        road.now(),
      );
      await saveIssues(db, shop.id, resource, issues);
      const setAside = issues.length;
      const holder = { shopId: shop.id, resource, workerId: road.workerId };
      await advanceRun(db, holder, { from, linesDone: line, imported, children, setAside });
    });
    from = line;
  };
  for await (const text of linesOf(await road.admin.download(url))) {
    if (road.signal.aborted) return false;
    line += 1;
    if (line <= run.linesDone) continue;
    nodes.push(JSON.parse(text) as Node);
    if (nodes.length >= (road.batchLines ?? BATCH)) await apply();
  }
  if (nodes.length > 0) await apply();
  return true;
}

/** Lines of a stream, however its chunks are cut. */
async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part !== '') yield part;
  }
  if (rest !== '') yield rest;
}
