// Pure: a message's key as one part of an address, and back; both halves are needed, since the ledger is partitioned.
import type { MessageKey } from './ledger/states';

export function messagePath(key: MessageKey): string {
  return `${key.createdAt.getTime().toString(36)}.${key.id}`;
}

const PATH = /^([0-9a-z]{1,9})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const LAST = Date.UTC(9999, 11, 31);

/** Null for what was never one: an address typed by hand must not reach the database as a broken key. */
export function parseMessagePath(text: string): MessageKey | null {
  const match = PATH.exec(text);
  if (!match) return null;
  const at = Number.parseInt(match[1]!, 36);
  return at > LAST ? null : { createdAt: new Date(at), id: match[2]! };
}
