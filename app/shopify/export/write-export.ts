// Writes an export: a zip with one file of JSON lines for each table and a manifest with counts, made while it is read and
// kept in pieces, so that neither the shop nor its file is ever in memory as a whole (docs/export.md).
import { Zip, ZipDeflate } from 'fflate';
import { inShop } from '~/db';
import type { Database } from '~/db';
import { LEFT_OUT_COLUMNS, LEFT_OUT_TABLES } from './left-out';
import { appendChunk, endExport, takeExport } from './run-store';
import type { ExportProgress, OwnExport } from './run-store';
import { inSnapshot } from './snapshot-store';
import type { Snapshot } from './snapshot-store';

export const EXPORT_FORMAT = 'attune-export-1';

const PIECE_BYTES = 1_000_000;
/** Progress is told at least as often, however little a table leaves after packing. */
const TELL_ROWS = 20_000;

export type ManifestTable = { name: string; file: string; rows: number; columns: string[] };

export type Manifest = {
  format: typeof EXPORT_FORMAT;
  madeAt: string;
  shop: string;
  tables: ManifestTable[];
  leftOut: { tables: Record<string, string>; columns: Record<string, readonly string[]> };
};

export type ExportOutcome = 'nothing' | 'done' | 'lost';

type Work = { database: Database; workerId: string; now: () => Date };

/** Makes the shop's oldest export that waits. lost: somebody was forgotten meanwhile, or another worker took it. */
export async function runExport(work: Work, shopId: number): Promise<ExportOutcome> {
  const { database, workerId, now } = work;
  const id = await inShop(database, shopId, (db) => takeExport(db, shopId, workerId));
  if (!id) return 'nothing';
  const own = { shopId, id, workerId };
  const end = (state: 'done' | 'failed') =>
    inShop(database, shopId, (db) => endExport(db, own, { state, now: now() }));
  try {
    const writer = openWriter(database, own, now());
    const isWhole = await inSnapshot(database, shopId, (snapshot) =>
      writeAll(writer, snapshot, now()),
    );
    if (!isWhole) return 'lost';
    await end('done');
    return 'done';
  } catch (fault) {
    await end('failed');
    throw fault;
  }
}

async function writeAll(writer: Writer, snapshot: Snapshot, madeAt: Date): Promise<boolean> {
  const { progress } = writer;
  progress.tablesTotal = snapshot.tables.length;
  const shop = await snapshot.shop();
  const tables: ManifestTable[] = [];
  for (const { name, columns } of snapshot.tables) {
    const file = writer.open(`tables/${name}.jsonl`);
    let rows = 0;
    for await (const page of snapshot.pagesOf(name)) {
      file.add(`${page.join('\n')}\n`);
      rows += page.length;
      progress.rowsDone += page.length;
      if (!(await writer.flush(false))) return false;
    }
    file.end();
    tables.push({ name, file: `tables/${name}.jsonl`, rows, columns });
    progress.tablesDone += 1;
  }
  writer.open('shop.json').add(`${shop}\n`).end();
  const { domain } = JSON.parse(shop) as { domain: string };
  const manifest: Manifest = {
    ...{ format: EXPORT_FORMAT, madeAt: madeAt.toISOString(), shop: domain, tables },
    leftOut: { tables: LEFT_OUT_TABLES, columns: LEFT_OUT_COLUMNS },
  };
  writer
    .open('manifest.json')
    .add(`${JSON.stringify(manifest, null, 2)}\n`)
    .end();
  writer.close();
  return writer.flush(true);
}

type OpenFile = { add: (text: string) => OpenFile; end: () => void };

type Writer = {
  progress: ExportProgress;
  open: (name: string) => OpenFile;
  close: () => void;
  /** Keeps what is packed, in pieces; false where this export is not ours any longer. */
  flush: (all: boolean) => Promise<boolean>;
};

function openWriter(database: Database, own: OwnExport, mtime: Date): Writer {
  const progress: ExportProgress = { tablesDone: 0, tablesTotal: 0, rowsDone: 0, bytes: 0 };
  let packed: Uint8Array[] = [];
  let fault: Error | null = null;
  let n = 0;
  let toldAt = 0;
  const zip = new Zip((problem, bytes) => {
    if (problem) fault = problem;
    packed.push(bytes);
  });
  return {
    progress,
    open: (name) => {
      const file = new ZipDeflate(name, { level: 6 });
      file.mtime = mtime;
      zip.add(file);
      const open: OpenFile = {
        add: (text) => {
          file.push(Buffer.from(text, 'utf8'));
          return open;
        },
        end: () => file.push(new Uint8Array(0), true),
      };
      return open;
    },
    close: () => zip.end(),
    flush: async (all) => {
      if (fault) throw fault;
      const bytes = packed.reduce((sum, one) => sum + one.length, 0);
      const isDue = all || bytes >= PIECE_BYTES || progress.rowsDone - toldAt >= TELL_ROWS;
      if (!isDue) return true;
      const whole = Buffer.concat(packed);
      packed = [];
      toldAt = progress.rowsDone;
      for (let from = 0; from < whole.length || from === 0; from += PIECE_BYTES) {
        const data = whole.subarray(from, from + PIECE_BYTES);
        progress.bytes += data.length;
        const piece = { n, data: data.length > 0 ? data : null, progress };
        if (!(await inShop(database, own.shopId, (db) => appendChunk(db, own, piece))))
          return false;
        if (data.length > 0) n += 1;
      }
      return true;
    },
  };
}

/** The file, a piece at a time, as fast as it is taken. */
export function streamExport(
  read: (n: number) => Promise<Uint8Array | null>,
): ReadableStream<Uint8Array> {
  let n = 0;
  return new ReadableStream({
    pull: async (controller) => {
      const piece = await read(n);
      n += 1;
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
  });
}
