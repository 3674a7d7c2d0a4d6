// Training runs and the artifacts that they left; the newest promoted one decides.
import type { Db } from '~/db';
import { lockShop } from '~/shops/store';

type ArtifactKind = 'recommender';

export type StoredArtifact = {
  version: number;
  data: Uint8Array;
  backtest: unknown;
  windowTo: Date;
  trainedAt: Date;
};

/** The bytes travel as base64: the client's driver turns a bytea into a list of numbers, at 30 bytes of memory each. */
export async function findPromoted(
  db: Db,
  shopId: number,
  kind: ArtifactKind,
): Promise<StoredArtifact | null> {
  const [row] = await db.$queryRaw<(Omit<StoredArtifact, 'data'> & { data: string })[]>`
    select version, encode(data, 'base64') as data, backtest, window_to as "windowTo", trained_at as "trainedAt"
    from "artifact" where shop_id = ${shopId} and kind = ${kind} and promoted_at is not null
    order by version desc limit 1`;
  return row ? { ...row, data: Buffer.from(row.data, 'base64') } : null;
}

export async function saveArtifact(
  db: Db,
  shopId: number,
  artifact: {
    kind: ArtifactKind;
    data: Uint8Array;
    backtest: object;
    windowFrom: Date | null;
    windowTo: Date;
    trainedAt: Date;
    promoted: boolean;
  },
): Promise<number> {
  const { kind } = artifact;
  const last = await db.artifact.aggregate({ where: { shopId, kind }, _max: { version: true } });
  const version = (last._max.version ?? 0) + 1;
  await db.$executeRaw`
    insert into "artifact" (shop_id, kind, version, data, backtest, window_from, window_to, trained_at, promoted_at)
    values (${shopId}, ${kind}, ${version}, decode(${Buffer.from(artifact.data).toString('base64')}, 'base64'),
            ${JSON.stringify(artifact.backtest)}::jsonb, ${artifact.windowFrom}::timestamptz,
            ${artifact.windowTo}::timestamptz, ${artifact.trainedAt}::timestamptz,
            ${artifact.promoted ? artifact.trainedAt : null}::timestamptz)`;
  return version;
}

export type TrainingRun = {
  id: number;
  state: string;
  problem: string | null;
  startedAt: Date;
  finishedAt: Date | null;
};

export function findLastRun(db: Db, shopId: number): Promise<TrainingRun | null> {
  return db.trainingRun.findFirst({ where: { shopId }, orderBy: { id: 'desc' } });
}

/** Begins a run unless a living worker has one underway; the shop's row is the lock. Answers its id. */
export async function beginRun(
  db: Db,
  shopId: number,
  workerId: string,
  now: Date,
): Promise<number | null> {
  await lockShop(db, shopId);
  const [underway] = await db.$queryRaw<{ id: number }[]>`
    select r.id from "training_run" r join "worker" w on w.id = r.owner_id and w.alive_until > clock_timestamp()
    where r.shop_id = ${shopId} and r.state = 'running'`;
  if (underway) return null;
  const last = await findLastRun(db, shopId);
  const id = (last?.id ?? 0) + 1;
  await db.trainingRun.create({
    data: { shopId, id, state: 'running', ownerId: workerId, startedAt: now },
  });
  return id;
}

export async function endRun(
  db: Db,
  shopId: number,
  id: number,
  outcome: { state: 'done' } | { state: 'failed'; problem: string },
  now: Date,
): Promise<void> {
  await db.trainingRun.update({
    where: { shopId_id: { shopId, id } },
    data: { ...outcome, ownerId: null, finishedAt: now },
  });
}

/** Ends what this worker began and could not end itself: a thread out of memory has no last word. */
export async function failOwnRuns(
  db: Db,
  { shopId, workerId }: { shopId: number; workerId: string },
  problem: string,
  now: Date,
): Promise<void> {
  await db.trainingRun.updateMany({
    where: { shopId, ownerId: workerId, state: 'running' },
    data: { state: 'failed', problem, ownerId: null, finishedAt: now },
  });
}

/** Whether a living worker holds the run. */
export async function isRunHeld(db: Db, shopId: number, id: number): Promise<boolean> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    select r.id from "training_run" r join "worker" w on w.id = r.owner_id and w.alive_until > clock_timestamp()
    where r.shop_id = ${shopId} and r.id = ${id}`;
  return rows.length > 0;
}

export async function isTrained(db: Db, shopId: number): Promise<boolean> {
  const found = await db.artifact.findFirst({
    where: { shopId, kind: 'recommender', promotedAt: { not: null } },
    select: { version: true },
  });
  return found !== null;
}
