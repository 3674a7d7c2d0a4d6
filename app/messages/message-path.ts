// Pure: a message's key as one part of an address, and back; both halves are needed, since the ledger is partitioned.
import type { MessageKey } from './ledger/states';

export function messagePath(key: MessageKey): string {
  return `${key.createdAt.getTime().toString(36)}.${key.id}`;
}

/** Nine places reach the year 5188: what no database can hold as an instant never gets there. */
const PATH = /^([0-9a-z]{1,9})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Null for what was never one, such as an address typed by hand. */
export function parseMessagePath(text: string): MessageKey | null {
  const match = PATH.exec(text);
  return match ? { createdAt: new Date(Number.parseInt(match[1]!, 36)), id: match[2]! } : null;
}
