// The server of the web process: node's own, with the few doors that a storm reaches answered at once, and Hono's for
// everything else. A request that is made a web-standard one first costs several times what its work does.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { clientAddress, limitName } from './client-address';
import { PRIVATE_NETWORKS, type IsOurs } from './trusted-proxies';

/** What a storm's door knows of whoever asks. */
export type Call = {
  method: string;
  /** What stands behind the door's own path. */
  key: string;
  agent: string;
  /** For the limits; null where nobody can say. */
  address: string | null;
  /** The body, or null: longer than the door takes, however it is sent. */
  body: () => Promise<string | null>;
};

/** Headers as name, value, name, value. */
export type Answer = { status: number; headers: string[] };

type Handler = (call: Call) => Answer | Promise<Answer>;
type Door = { prefix: string; largestBody: number; handler: Handler };

export type StormDoors = {
  /** A door of one segment behind its path: `/pixel/:key`. */
  all: (path: string, handler: Handler, limits: { largestBody: number }) => void;
  /** Whether the request was one of these doors'. */
  answer: (request: IncomingMessage, response: ServerResponse) => boolean;
};

export function createStormDoors(
  onFault: (fault: unknown) => void,
  isOurs: IsOurs = PRIVATE_NETWORKS,
): StormDoors {
  const doors: Door[] = [];
  return {
    all: (path, handler, { largestBody }) => {
      doors.push({ prefix: path.slice(0, path.indexOf(':')), largestBody, handler });
    },
    answer: (request, response) => {
      const url = request.url ?? '';
      const door = doors.find(({ prefix }) => url.startsWith(prefix));
      if (!door) return false;
      const key = url.slice(door.prefix.length);
      const call = callOf(request, key, { most: door.largestBody, isOurs });
      void answer(door.handler, call, onFault).then(({ status, headers }) => {
        // What is still being sent is not waited for: the connection ends with the answer.
        if (!request.complete) response.shouldKeepAlive = false;
        response.writeHead(status, headers).end();
      });
      return true;
    },
  };
}

async function answer(
  handler: Handler,
  call: Call,
  onFault: (fault: unknown) => void,
): Promise<Answer> {
  try {
    return await handler(call);
  } catch (fault) {
    onFault(fault);
    return { status: 500, headers: [] };
  }
}

function callOf(
  request: IncomingMessage,
  key: string,
  { most, isOurs }: { most: number; isOurs: IsOurs },
): Call {
  const { headers } = request;
  const end = key.indexOf('?');
  return {
    method: request.method ?? '',
    key: end < 0 ? key : key.slice(0, end),
    agent: headers['user-agent'] ?? '',
    address: limitName(
      clientAddress(
        request.socket.remoteAddress ?? null,
        (headers['x-forwarded-for'] as string | undefined) ?? null,
        isOurs,
      ),
    ),
    body: () => readBody(request, most),
  };
}

function readBody(request: IncomingMessage, most: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > most) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > most) {
        request.pause();
        chunks.length = 0;
        resolve(null);
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(textOf(chunks)));
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new Error('The caller hung up.'));
    });
  });
}

function textOf(chunks: Buffer[]): string {
  return chunks.length === 1 ? chunks[0]!.toString() : Buffer.concat(chunks).toString();
}

export function createWebServer(storms: StormDoors, app: Hono): Server {
  const others = getRequestListener(app.fetch);
  return createServer((request, response) => {
    if (!storms.answer(request, response)) void others(request, response);
  });
}
