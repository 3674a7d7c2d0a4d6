// A merchant brings a file: named, sent in pieces, closed. From then on a worker has it.
import { randomUUID } from 'node:crypto';
import { inShop, type Database } from '~/db';
import { IMPORT_KINDS, type ImportKind } from './kinds';
import { addPiece, countPieces } from './piece-store';
import { createImport, findImport, moveImport } from './store';

/** A piece is one request; so many make the largest file. */
export const PIECE_BYTES = 1_000_000;
export const MOST_PIECES = 100;

const LONGEST_NAME = 200;
const LONGEST_WORDING = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type Begun = { kind: 'begun'; id: string } | { kind: 'refused'; reason: 'kind' | 'size' };

export async function beginImport(
  database: Database,
  shopId: number,
  asked: { kind: string; fileName: string; bytes: number; wording: string; staffId: string | null },
  now: Date,
): Promise<Begun> {
  if (!isKind(asked.kind)) return { kind: 'refused', reason: 'kind' };
  if (!(asked.bytes > 0 && asked.bytes <= PIECE_BYTES * MOST_PIECES)) {
    return { kind: 'refused', reason: 'size' };
  }
  const made = {
    id: randomUUID(),
    kind: asked.kind,
    fileName: asked.fileName.slice(0, LONGEST_NAME) || 'file',
    staffId: asked.staffId,
    consentWording: asked.wording.trim().slice(0, LONGEST_WORDING) || null,
  };
  await inShop(database, shopId, (db) => createImport(db, shopId, made, now));
  return { kind: 'begun', id: made.id };
}

export function isKind(text: string): text is ImportKind {
  return (IMPORT_KINDS as readonly string[]).includes(text);
}

export async function sendPiece(
  database: Database,
  shopId: number,
  piece: { importId: string; place: number; bytes: Uint8Array },
): Promise<'stored' | 'refused'> {
  const { importId, place, bytes } = piece;
  const fits = bytes.length > 0 && bytes.length <= PIECE_BYTES;
  const isPlace = Number.isInteger(place) && place >= 0 && place < MOST_PIECES;
  if (!UUID.test(importId) || !fits || !isPlace) return 'refused';
  const isStored = await inShop(database, shopId, (db) => addPiece(db, shopId, piece));
  return isStored ? 'stored' : 'refused';
}

/** Hands the file over once all of it is here. */
export async function closeImport(
  database: Database,
  shopId: number,
  closed: { importId: string; pieces: number },
): Promise<'waiting' | 'incomplete'> {
  const { importId, pieces } = closed;
  if (!UUID.test(importId)) return 'incomplete';
  return inShop(database, shopId, async (db) => {
    if (!(await findImport(db, shopId, importId))) return 'incomplete';
    if ((await countPieces(db, shopId, importId)) !== pieces) return 'incomplete';
    const to = { state: 'waiting' };
    const moved = await moveImport(db, shopId, importId, { from: ['uploading'], to });
    return moved ? 'waiting' : 'incomplete';
  });
}
