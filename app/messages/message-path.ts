// Pure: a message's key as one part of an address, and back; both halves are needed, since the ledger is partitioned.
import type { MessageKey } from './ledger/states';

export function messagePath(key: MessageKey): string {
  return `${key.createdAt.getTime().toString(36)}.${key.id}`;
}

export function parseMessagePath(text: string): MessageKey | null {
  const match = /^([0-9a-z]{1,10})\.([0-9a-f-]{36})$/.exec(text);
  if (!match) return null;
  const createdAt = new Date(Number.parseInt(match[1]!, 36));
  return Number.isNaN(createdAt.getTime()) ? null : { createdAt, id: match[2]! };
}
