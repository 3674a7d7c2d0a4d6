// The files of exports: listed, read piece by piece, gone after their day.
import type { ExportRun } from '@prisma/client';
import type { Db } from '~/db';

const KEPT_RUNS = 10;

/** Files whose day is over go; the list keeps the latest. Answers when the next one ends, if any. */
export async function expireExports(db: Db, shopId: number, now: Date): Promise<Date | null> {
  await db.$executeRaw`
    update "export_run" set state = 'expired'
    where shop_id = ${shopId} and state = 'done' and expires_at <= ${now}::timestamptz`;
  await db.$executeRaw`
    delete from "export_chunk" c using "export_run" e
    where c.shop_id = ${shopId} and e.shop_id = c.shop_id and e.id = c.export_id and e.state = 'expired'`;
  await db.$executeRaw`
    delete from "export_run" where shop_id = ${shopId} and state in ('expired', 'failed') and id not in (
      select id from "export_run" where shop_id = ${shopId} order by asked_at desc, id limit ${KEPT_RUNS})`;
  const left = await db.exportRun.aggregate({
    where: { shopId, state: 'done' },
    _min: { expiresAt: true },
  });
  return left._min.expiresAt;
}

/** An export as the privacy settings show it. */
export type ExportLine = {
  id: string;
  state: string;
  askedAt: Date;
  expiresAt: Date | null;
  tablesDone: number;
  tablesTotal: number;
  rows: number;
  bytes: number;
};

/** The newest first. */
export async function listExports(db: Db, shopId: number): Promise<ExportLine[]> {
  const runs = await db.exportRun.findMany({
    where: { shopId },
    orderBy: [{ askedAt: 'desc' }, { id: 'asc' }],
    take: KEPT_RUNS,
  });
  return runs.map(lineOf);
}

/** Null where it is not done, or not kept any longer. */
export async function findDownload(
  db: Db,
  shopId: number,
  { id, now }: { id: string; now: Date },
): Promise<ExportLine | null> {
  const run = await db.exportRun.findFirst({
    where: { shopId, id, state: 'done', expiresAt: { gt: now } },
  });
  return run && lineOf(run);
}

export async function readChunk(
  db: Db,
  shopId: number,
  { id, n }: { id: string; n: number },
): Promise<Uint8Array | null> {
  const chunk = await db.exportChunk.findUnique({
    where: { shopId_exportId_n: { shopId, exportId: id, n } },
    select: { data: true },
  });
  return chunk && chunk.data;
}

function lineOf(run: ExportRun): ExportLine {
  const { id, state, askedAt, expiresAt, tablesDone, tablesTotal } = run;
  return {
    ...{ id, state, askedAt, expiresAt, tablesDone, tablesTotal },
    ...{ rows: Number(run.rowsDone), bytes: Number(run.bytes) },
  };
}
