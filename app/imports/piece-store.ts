// The bytes of a merchant's file, in pieces, from the upload until the file is read.
import type { Db } from '~/db';

/** The same piece sent twice is stored once; answers whether the file still takes pieces. */
export async function addPiece(
  db: Db,
  shopId: number,
  piece: { importId: string; place: number; bytes: Uint8Array },
): Promise<boolean> {
  const { importId, place, bytes } = piece;
  const added = await db.$executeRaw`
    insert into "file_import_piece" (shop_id, import_id, place, bytes)
    select ${shopId}::integer, id, ${place}::integer, ${bytes}::bytea from "file_import"
    where shop_id = ${shopId} and id = ${importId}::uuid and state = 'uploading'
    on conflict (shop_id, import_id, place) do update set bytes = excluded.bytes`;
  return added === 1;
}

export async function countPieces(db: Db, shopId: number, importId: string): Promise<number> {
  return db.fileImportPiece.count({ where: { shopId, importId } });
}

export async function readPiece(
  db: Db,
  shopId: number,
  importId: string,
  place: number,
): Promise<Uint8Array | null> {
  const key = { shopId, importId, place };
  const found = await db.fileImportPiece.findUnique({ where: { shopId_importId_place: key } });
  return found?.bytes ?? null;
}

export async function dropPieces(db: Db, shopId: number, importId: string): Promise<void> {
  await db.fileImportPiece.deleteMany({ where: { shopId, importId } });
}
