// A merchant's file from its bytes to our tables: read once to its end before anything is used, then in batches, from the
// row where a worker left it.
import type { Database } from '~/db';
import { inShop } from '~/db';
import { findShop, type Shop } from '~/shops/store';
import { lockMirror } from '~/shopify/mirror/lock-store';
import { applyEvents } from './apply/events';
import { applyOrders } from './apply/orders';
import { applyCustomers, applyOptOuts } from './apply/people';
import { applyProducts } from './apply/products';
import type { Applied, Lined, Work } from './apply/work';
import type { Reading } from './faults';
import type { ImportKind } from './kinds';
import { readTable, UnreadableTable, type TableHead, type TableRow } from './read-table';
import { readEvent } from './rows/events';
import { orderKeyOf, readOrder } from './rows/orders';
import { readCustomer, readOptOut, type Frame } from './rows/people';
import { productKeyOf, readProduct } from './rows/products';
import { dropPieces, readPiece } from './piece-store';
import { advanceImport, takeImport } from './progress-store';
import { moveImport, type FileImport } from './store';

export type FileRoad = {
  database: Database;
  workerId: string;
  signal: AbortSignal;
  now: () => Date;
  /** Rows applied in one transaction; BATCH unless told. */
  batchRows?: number;
};

const BATCH = 1_000;
/** An order of more rows than that is a file whose rows do not name their order. */
const MOST_ROWS_TOGETHER = 2_000;

export async function runImport(
  road: FileRoad,
  shopId: number,
): Promise<'done' | 'refused' | 'stopped' | 'nothing'> {
  const { database } = road;
  const file = await inShop(database, shopId, (db) => takeImport(db, shopId, road.workerId));
  const shop = file && (await findShop(database, shopId));
  if (!file || !shop) return 'nothing';
  try {
    if (file.state === 'waiting') await check(road, shop, file);
    return (await applyAll(road, shop, file)) ? 'done' : 'stopped';
  } catch (fault) {
    if (!(fault instanceof UnreadableTable)) throw fault;
    const { reason, detail } = fault.problem;
    const to = { state: 'refused', problem: reason, problemDetail: detail, ownerId: null };
    await inShop(database, shopId, async (db) => {
      await moveImport(db, shopId, file.id, {
        from: ['waiting', 'applying'],
        to: { ...to, finishedAt: road.now() },
      });
      await dropPieces(db, shopId, file.id);
    });
    return 'refused';
  }
}

/** A file that breaks off in its middle is refused whole, before a row of it is used. */
async function check(road: FileRoad, shop: Shop, file: FileImport): Promise<void> {
  let head: TableHead = { used: [], unused: [] };
  let rows = 0;
  const table = readTable(bytesOf(road, shop.id, file.id), file.kind as ImportKind, (found) => {
    head = found;
  });
  for await (const row of table) rows += row.line > 0 ? 1 : 0;
  if (rows === 0) throw new UnreadableTable({ reason: 'empty', detail: '' });
  await inShop(road.database, shop.id, (db) =>
    moveImport(db, shop.id, file.id, {
      from: ['waiting'],
      to: {
        state: 'applying',
        rowsTotal: rows,
        columnsUsed: head.used,
        columnsUnused: head.unused,
      },
    }),
  );
}

async function* bytesOf(
  { database }: FileRoad,
  shopId: number,
  importId: string,
): AsyncGenerator<Uint8Array> {
  for (let place = 0; ; place += 1) {
    const bytes = await inShop(database, shopId, (db) => readPiece(db, shopId, importId, place));
    if (bytes === null) return;
    yield bytes;
  }
}

/** Answers whether its end was reached. */
async function applyAll(road: FileRoad, shop: Shop, file: FileImport): Promise<boolean> {
  const kind = file.kind as ImportKind;
  const holder = { shopId: shop.id, id: file.id, workerId: road.workerId };
  let [from, row] = [file.rowsDone, 0];
  let batch: TableRow[][] = [];
  let waiting = 0;
  const flush = async () => {
    const groups = batch;
    [batch, waiting] = [[], 0];
    await inShop(road.database, shop.id, async (db) => {
      await lockMirror(db, shop.id);
      const work = workOf(shop, file, road.now());
      const done = await applyGroups(db, { kind, work, groups });
      await advanceImport(db, holder, { from, rowsDone: row, ...done });
    });
    from = row;
  };
  for await (const group of groupsOf(kind, readTable(bytesOf(road, shop.id, file.id), kind))) {
    if (road.signal.aborted) return false;
    if (row + group.length <= file.rowsDone) {
      row += group.length;
      continue;
    }
    if (waiting + group.length > (road.batchRows ?? BATCH) && waiting > 0) await flush();
    batch.push(group);
    waiting += group.length;
    row += group.length;
  }
  if (waiting > 0) await flush();
  await inShop(road.database, shop.id, async (db) => {
    const to = { state: 'done', ownerId: null, finishedAt: road.now() };
    await moveImport(db, shop.id, file.id, { from: ['applying'], to });
    await dropPieces(db, shop.id, file.id);
  });
  return true;
}

function workOf(shop: Shop, file: FileImport, now: Date): Work {
  const { fileName, createdAt, consentWording } = file;
  return { shop, fileName, broughtAt: createdAt, consentWording, now };
}

/** Rows of one order, or of one product, stand together; of other kinds each row is its own. */
async function* groupsOf(
  kind: ImportKind,
  rows: AsyncIterable<TableRow>,
): AsyncGenerator<TableRow[]> {
  const keyOf = kind === 'orders' ? orderKeyOf : kind === 'products' ? productKeyOf : null;
  const ended = new Set<string>();
  let [key, group]: [string, TableRow[]] = ['', []];
  for await (const row of rows) {
    const own = keyOf && row.fault === null ? keyOf(row) : '';
    if (own !== '' && own === key && group.length < MOST_ROWS_TOGETHER) {
      group.push(row);
      continue;
    }
    if (group.length > 0) yield group;
    if (key !== '') ended.add(key);
    const isScattered = ended.has(own);
    const fault = kind === 'orders' ? 'order_scattered' : 'product_scattered';
    [key, group] = [own, [isScattered ? { ...row, fault } : row]];
  }
  if (group.length > 0) yield group;
}

type Portion = { kind: ImportKind; work: Work; groups: TableRow[][] };

async function applyGroups(
  db: Parameters<typeof applyCustomers>[0],
  { kind, work, groups }: Portion,
): Promise<Applied> {
  const aside = groups.flatMap((group) =>
    group[0]!.fault ? group.map(({ line }) => ({ line, fault: group[0]!.fault! })) : [],
  );
  const sound = groups.filter((group) => group[0]!.fault === null);
  const frame: Frame = {
    timeZone: work.shop.timeZone,
    currency: work.shop.currency,
    now: work.now,
  };
  const done = await applySound(db, { kind, work, groups: sound }, frame);
  return { ...done, aside: [...aside, ...done.aside] };
}

async function applySound(
  db: Parameters<typeof applyCustomers>[0],
  { kind, work, groups }: Portion,
  frame: Frame,
): Promise<Applied> {
  const one = <T>(read: (row: TableRow, frame: Frame) => Reading<T>) =>
    readAll(groups, ([row]) => read(row!, frame));
  switch (kind) {
    case 'customers':
      return joined(one(readCustomer), (rows) => applyCustomers(db, work, rows));
    case 'opt_outs':
      return joined(one(readOptOut), (rows) => applyOptOuts(db, work, rows));
    case 'events':
      return joined(one(readEvent), (rows) => applyEvents(db, work, rows));
    case 'orders':
      return joined(
        readAll(groups, (rows) => readOrder(rows, frame)),
        (rows) => applyOrders(db, work, rows),
      );
    case 'products':
      return joined(
        readAll(groups, (rows) => readProduct(rows, frame)),
        (rows) => applyProducts(db, work, rows),
      );
  }
}

type Read<T> = { usable: Lined<T>[]; aside: Applied['aside'] };

function readAll<T>(groups: TableRow[][], read: (rows: TableRow[]) => Reading<T>): Read<T> {
  const all: Read<T> = { usable: [], aside: [] };
  for (const group of groups) {
    const reading = read(group);
    if (reading.kind === 'aside') {
      all.aside.push(...group.map(({ line }) => ({ line, fault: reading.fault })));
    } else {
      all.usable.push({ line: group[0]!.line, rows: group.length, value: reading.value });
    }
  }
  return all;
}

async function joined<T>(
  read: Read<T>,
  apply: (rows: Lined<T>[]) => Promise<Applied>,
): Promise<Applied> {
  const done = await apply(read.usable);
  return { ...done, aside: [...read.aside, ...done.aside] };
}
