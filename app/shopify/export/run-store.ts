// Exports of everything a shop has: asked for, made by one worker in pieces; app/shopify/export/file-store.ts has
// what becomes of the file.
import { randomUUID } from 'node:crypto';
import type { Db } from '~/db';
import { noteDue } from '~/shops/due-store';
import { lockShop } from '~/shops/store';

const KEPT_HOURS = 24;
const HOUR_MS = 3_600_000;

/** One at a time: asked again while one waits or is being made, nothing begins. */
export async function askExport(
  db: Db,
  shopId: number,
  { staffId, now }: { staffId: string | null; now: Date },
): Promise<string | null> {
  await lockShop(db, shopId);
  const underway = await db.exportRun.count({
    where: { shopId, state: { in: ['waiting', 'working'] } },
  });
  if (underway > 0) return null;
  const id = randomUUID();
  await db.exportRun.create({
    data: { shopId, id, askedBy: staffId, askedAt: now, state: 'waiting' },
  });
  await noteDue(db, shopId, 'export', now);
  return id;
}

/** What waits, or what a dead worker left, unless a living one makes one of this shop. */
export async function nextExport(db: Db, shopId: number): Promise<string | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    select e.id::text from "export_run" e
    where e.shop_id = ${shopId} and e.state in ('waiting', 'working')
      and not exists (
        select from "worker" w where w.id = e.owner_id and w.alive_until > clock_timestamp())
    order by e.asked_at, e.id limit 1`;
  return row?.id ?? null;
}

/** Takes it from the beginning for this worker; the shop's row is the lock. */
export async function takeExport(db: Db, shopId: number, workerId: string): Promise<string | null> {
  await lockShop(db, shopId);
  const id = await nextExport(db, shopId);
  if (!id) return null;
  await db.exportChunk.deleteMany({ where: { shopId, exportId: id } });
  await db.exportRun.updateMany({
    where: { shopId, id },
    data: { state: 'working', ownerId: workerId, tablesDone: 0, rowsDone: 0, bytes: 0 },
  });
  return id;
}

export type OwnExport = { shopId: number; id: string; workerId: string };

export type ExportProgress = {
  tablesDone: number;
  tablesTotal: number;
  rowsDone: number;
  bytes: number;
};

/** False where the export is no longer ours, or somebody was forgotten meanwhile: then nothing more may be kept. */
export async function appendChunk(
  db: Db,
  { shopId, id, workerId }: OwnExport,
  { n, data, progress }: { n: number; data: Uint8Array | null; progress: ExportProgress },
): Promise<boolean> {
  const own = await db.exportRun.updateMany({
    where: { shopId, id, ownerId: workerId, state: 'working' },
    data: progress,
  });
  if (own.count !== 1) return false;
  if (data)
    await db.exportChunk.create({ data: { shopId, exportId: id, n, data: new Uint8Array(data) } });
  return true;
}

export async function endExport(
  db: Db,
  { shopId, id, workerId }: OwnExport,
  { state, now }: { state: 'done' | 'failed'; now: Date },
): Promise<void> {
  const ended = await db.exportRun.updateMany({
    where: { shopId, id, ownerId: workerId, state: 'working' },
    data: {
      ...{ state, ownerId: null, finishedAt: now },
      expiresAt: state === 'done' ? new Date(now.getTime() + KEPT_HOURS * HOUR_MS) : null,
    },
  });
  if (state === 'failed' && ended.count > 0)
    await db.exportChunk.deleteMany({ where: { shopId, exportId: id } });
}
