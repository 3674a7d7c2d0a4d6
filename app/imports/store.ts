// The files that a merchant brought: how far each has been read, its bytes until then, and the rows set aside.
import type { FileImport } from '@prisma/client';
import type { Db } from '~/db';
import type { ImportKind } from './kinds';

export type { FileImport };

/** uploading → waiting → applying → done; refused says why in `problem`, and nothing of the file was used. */
export type FileImportState = 'uploading' | 'waiting' | 'applying' | 'done' | 'refused';

export type NewImport = {
  id: string;
  kind: ImportKind;
  fileName: string;
  staffId: string | null;
  consentWording: string | null;
};

export async function createImport(
  db: Db,
  shopId: number,
  made: NewImport,
  now: Date,
): Promise<void> {
  await db.fileImport.create({ data: { shopId, ...made, state: 'uploading', createdAt: now } });
}

export function findImport(db: Db, shopId: number, id: string): Promise<FileImport | null> {
  return db.fileImport.findUnique({ where: { shopId_id: { shopId, id } } });
}

export function listImports(db: Db, shopId: number, most: number): Promise<FileImport[]> {
  return db.fileImport.findMany({
    where: { shopId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
}

/** Uploads that were left half-way, and what was brought before the given day, issues and all. */
export async function pruneImports(
  db: Db,
  shopId: number,
  before: { uploads: Date; all: Date },
): Promise<void> {
  const gone = await db.$queryRaw<{ id: string }[]>`
    delete from "file_import"
    where shop_id = ${shopId} and (created_at < ${before.all}::timestamptz and state in ('done', 'refused')
      or state = 'uploading' and created_at < ${before.uploads}::timestamptz)
    returning id::text`;
  const ids = gone.map((one) => one.id);
  await db.fileImportPiece.deleteMany({ where: { shopId, importId: { in: ids } } });
  await db.fileImportIssue.deleteMany({ where: { shopId, importId: { in: ids } } });
}

export async function moveImport(
  db: Db,
  shopId: number,
  id: string,
  move: { from: FileImportState[]; to: Partial<Omit<FileImport, 'shopId' | 'id'>> },
): Promise<boolean> {
  const moved = await db.fileImport.updateMany({
    where: { shopId, id, state: { in: move.from } },
    data: move.to,
  });
  return moved.count === 1;
}
