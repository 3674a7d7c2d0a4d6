// Which worker reads a merchant's file, how far it has come, and the rows that were set aside on the way.
import type { Db } from '~/db';
import { lockShop } from '~/shops/store';
import type { RowFault } from './faults';
import { findImport, type FileImport } from './store';

/** The oldest file that waits, unless a living worker reads one of this shop: one after the other, as they came. */
export async function nextImport(db: Db, shopId: number): Promise<string | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    select f.id::text from "file_import" f
    where f.shop_id = ${shopId} and f.state in ('waiting', 'applying')
      and not exists (
        select from "file_import" o join "worker" w on w.id = o.owner_id and w.alive_until > clock_timestamp()
        where o.shop_id = f.shop_id and o.state in ('waiting', 'applying'))
    order by f.created_at, f.id limit 1`;
  return row?.id ?? null;
}

/** Takes it for this worker; the shop's row is the lock. */
export async function takeImport(
  db: Db,
  shopId: number,
  workerId: string,
): Promise<FileImport | null> {
  await lockShop(db, shopId);
  const id = await nextImport(db, shopId);
  if (!id) return null;
  await db.fileImport.updateMany({ where: { shopId, id }, data: { ownerId: workerId } });
  return findImport(db, shopId, id);
}

export async function releaseImports(db: Db, shopId: number, workerId: string): Promise<void> {
  await db.fileImport.updateMany({
    where: { shopId, ownerId: workerId },
    data: { ownerId: null },
  });
}

export type Step = {
  from: number;
  rowsDone: number;
  imported: number;
  known: number;
  aside: { line: number; fault: RowFault }[];
};

/**
 * The checkpoint of a batch, in its own transaction: a row is used and counted, or neither. Throws, and so undoes the
 * batch, where another worker has taken the file over.
 */
export async function advanceImport(
  db: Db,
  { shopId, id, workerId }: { shopId: number; id: string; workerId: string },
  step: Step,
): Promise<void> {
  const moved = await db.fileImport.updateMany({
    where: { shopId, id, ownerId: workerId, rowsDone: step.from },
    data: {
      rowsDone: step.rowsDone,
      imported: { increment: step.imported },
      known: { increment: step.known },
      setAside: { increment: step.aside.length },
    },
  });
  if (moved.count !== 1) throw new Error(`another worker has taken over file ${id}`);
  await db.fileImportIssue.createMany({
    data: step.aside.map(({ line, fault }) => ({ shopId, importId: id, line, reason: fault })),
    skipDuplicates: true,
  });
}

export type RowIssue = { line: number; reason: string };

export function listRowIssues(
  db: Db,
  shopId: number,
  importId: string,
  most: number,
): Promise<RowIssue[]> {
  return db.fileImportIssue.findMany({
    where: { shopId, importId },
    orderBy: { line: 'asc' },
    take: most,
    select: { line: true, reason: true },
  });
}
