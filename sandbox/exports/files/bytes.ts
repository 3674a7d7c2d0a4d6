// The bytes of an export file, unpacked where it is packed and watched for what is no text.

import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ExportFile } from './find-files';
import { Refusal } from './refusal';

/** Turns true, and stays so, from the first byte on that is no UTF-8 or is NUL: rows then need a look each. */
export type TextWatch = { damaged: boolean };

const CHUNK_BYTES = 256 * 1024;
const REPLACED = /[\0\uFFFD]/;

/** Whether a text holds what PostgreSQL cannot store (NUL) or what was no UTF-8 in the file. */
export function isUnreadable(text: string): boolean {
  return REPLACED.test(text);
}

export async function* readBytes(file: ExportFile, watch: TextWatch): AsyncGenerator<Buffer> {
  const source = await openSource(file);
  let rest: Buffer = Buffer.alloc(0);
  let first = true;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    if (first) refuseOtherFormats(file, chunk);
    first = false;
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = bytes.length - cutCharacter(bytes);
    rest = Buffer.from(bytes.subarray(whole));
    if (!isUtf8(bytes.subarray(0, whole)) || chunk.includes(0)) watch.damaged = true;
    yield chunk;
  }
  if (rest.length > 0) watch.damaged = true;
}

/** Gzip is known by its first two bytes, so that a file packed or unpacked under the other name is read too. */
async function openSource(file: ExportFile): Promise<Readable> {
  const start = await readStart(file);
  const packed = start[0] === 0x1f && start[1] === 0x8b;
  if (!packed && start.length > 0 && file.name.endsWith('.gz')) {
    const plain = file.name.replace(/\.gz$/, '');
    throw new Refusal(
      `${file.name} is not a gzip file; copy it again, or name it ${plain} if it is plain text.`,
    );
  }
  const source = createReadStream(file.path, { highWaterMark: CHUNK_BYTES });
  if (!packed) return source;
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
  pipeline(source, unpacked, () => undefined);
  return unpacked;
}

async function readStart(file: ExportFile): Promise<Buffer> {
  const handle = await open(file.path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function refuseOtherFormats(file: ExportFile, chunk: Buffer): void {
  const utf16 =
    (chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff);
  if (utf16) {
    throw new Refusal(
      `${file.name} is saved as UTF-16; save it as “CSV UTF-8”, or export it again from Shopify.`,
    );
  }
  if (chunk.subarray(0, 4096).includes(0)) {
    throw new Refusal(
      `${file.name} is not a text file (a spreadsheet or an archive, perhaps); export it as CSV.`,
    );
  }
}

/** How many bytes at the end begin a UTF-8 character whose other bytes come with the next chunk. */
function cutCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}
