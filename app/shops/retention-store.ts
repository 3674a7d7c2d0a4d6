// A shop's own words on how long its data is kept, what the last sweep took away, and the months that the whole
// installation lets go.
import type { Prisma } from '@prisma/client';
import type { Db } from '~/db';
import { RETENTION, keepDaysOf } from './retention';
import type { KeepDays, RetentionFields } from './retention';

export async function readKeepDays(db: Db, shopId: number): Promise<KeepDays> {
  return keepDaysOf(await db.retentionRule.findMany({ where: { shopId } }));
}

/** The installation's own figure is no word of the shop's: it goes along when that one changes. */
export async function saveRetention(
  db: Db,
  shopId: number,
  rules: RetentionFields,
  now: Date,
): Promise<void> {
  for (const { kind, keepDays } of rules) {
    if (keepDays === RETENTION[kind].keepDays)
      await db.retentionRule.deleteMany({ where: { shopId, kind } });
    else
      await db.retentionRule.upsert({
        where: { shopId_kind: { shopId, kind } },
        create: { shopId, kind, keepDays, changedAt: now },
        update: { keepDays, changedAt: now },
      });
  }
}

export type Removed = Record<string, number>;

export type RetentionSweep = { sweptAt: Date; removed: Removed };

export async function readRetentionSweep(db: Db, shopId: number): Promise<RetentionSweep | null> {
  const row = await db.retentionSweep.findUnique({ where: { shopId } });
  return row && { sweptAt: row.sweptAt, removed: row.removed as Removed };
}

/** How far a sweep is, after each batch: what a dead worker did stays told. */
export async function saveRetentionSweep(
  db: Db,
  shopId: number,
  { sweptAt, removed }: RetentionSweep,
): Promise<void> {
  const data = { sweptAt, removed: removed as Prisma.InputJsonObject };
  await db.retentionSweep.upsert({
    where: { shopId },
    create: { shopId, ...data },
    update: data,
  });
}

/** Whole months that ended before then, of every shop at once; answers which went. */
export async function dropMonths(
  db: Db,
  parent: 'event' | 'message' | 'decision',
  before: Date,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    select d as name from attune_drop_partitions(${parent}, ${before}::timestamptz) as d`;
  return rows.map((row) => row.name);
}
