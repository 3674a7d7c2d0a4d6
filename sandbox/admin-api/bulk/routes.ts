// Hands out the files of finished bulk operations, whole or by range, to whoever holds the signed address.

import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { SandboxContext } from '../../context';
import { type BulkOperations, bulkFile, hasExpired } from './operations';

export function bulkRoutes(context: SandboxContext, bulk: BulkOperations): Hono {
  const routes = new Hono();
  routes.get('/sandbox/bulk/:file{[0-9]+\\.jsonl}', (request) => {
    const operation = bulk.find(request.req.param('file').replace('.jsonl', ''));
    const signed = operation !== null && request.req.query('signature') === operation.signature;
    if (!signed || operation.status !== 'COMPLETED' || operation.fileSize === null) {
      return request.text('AccessDenied: no such file, or the address is not signed', 403);
    }
    if (hasExpired(context, operation))
      return request.text('ExpiredToken: the address was valid for seven days', 400);
    return sendFile(bulkFile(context, operation), operation.fileSize, request.req.header('range'));
  });
  return routes;
}

function sendFile(file: string, size: number, range: string | undefined): Response {
  const headers = { 'Content-Type': 'application/jsonl', 'Accept-Ranges': 'bytes' };
  const asked = range ? readRange(range, size) : { start: 0, end: size - 1 };
  if (!asked)
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } });
  const { start, end } = asked;
  const stream = Readable.toWeb(createReadStream(file, { start, end, highWaterMark: 1 << 18 }));
  return new Response(stream as ReadableStream, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'Content-Length': String(end - start + 1),
      ...(range ? { 'Content-Range': `bytes ${start}-${end}/${size}` } : {}),
    },
  });
}

function readRange(range: string, size: number): { start: number; end: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range);
  if (!match || (!match[1] && !match[2])) return null;
  const start = match[1] ? Number(match[1]) : Math.max(0, size - Number(match[2]));
  const end = match[1] && match[2] ? Math.min(Number(match[2]), size - 1) : size - 1;
  return start <= end && start < size ? { start, end } : null;
}
