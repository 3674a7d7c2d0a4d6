// The mails that the inbox holds, on disk: one .eml per mail as it came over the wire, and one line
// per mail in an append-only index that is read back at the start.
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scanHeaders, type ListedHeaders } from './headers';

export type MailEntry = ListedHeaders & {
  id: number;
  /** ISO instant by the sandbox clock. */
  receivedAt: string;
  envelopeFrom: string;
  /** The envelope's recipients: whom it was delivered to, whatever the header says. */
  to: string[];
  size: number;
};

export type Receipt = { receivedAt: Date; envelopeFrom: string; to: string[]; raw: Buffer };

export type Mailbox = {
  /** Oldest first; ids rise. */
  entries: readonly MailEntry[];
  keep(receipt: Receipt): MailEntry;
  find(id: number): MailEntry | undefined;
  read(id: number): Promise<Buffer>;
  close(): void;
};

export function openMailbox(folder: string): Mailbox {
  mkdirSync(folder, { recursive: true });
  const indexPath = join(folder, 'index.jsonl');
  const entries = readIndex(indexPath);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const index = openSync(indexPath, 'a');
  let lastId = entries.at(-1)?.id ?? 0;

  return {
    entries,
    keep(receipt) {
      const id = lastId + 1;
      // Written, not synced: the page cache outlives a killed process, and a sync per mail would
      // cost more than the rest together. The line comes second: without it the mail was never
      // acknowledged, and the next mail takes its number and its file.
      writeFileSync(join(folder, `${id}.eml`), receipt.raw);
      const entry = describe(id, receipt);
      writeSync(index, `${JSON.stringify(entry)}\n`);
      lastId = id;
      entries.push(entry);
      byId.set(id, entry);
      return entry;
    },
    find: (id) => byId.get(id),
    read: (id) => readFile(join(folder, `${id}.eml`)),
    close: () => closeSync(index),
  };
}

function describe(id: number, receipt: Receipt): MailEntry {
  const headers = scanHeaders(receipt.raw);
  return {
    id,
    receivedAt: receipt.receivedAt.toISOString(),
    envelopeFrom: receipt.envelopeFrom,
    to: receipt.to,
    size: receipt.raw.length,
    ...headers,
    from: headers.from || receipt.envelopeFrom,
  };
}

/** A kill in the middle of a write leaves half a line; it was not acknowledged, so it is cut off. */
function readIndex(path: string): MailEntry[] {
  const text = readIfThere(path);
  const whole = text.lastIndexOf(0x0a) + 1;
  if (whole < text.length) truncateSync(path, whole);
  const lines = text.toString('utf8', 0, whole).split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as MailEntry);
}

function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
