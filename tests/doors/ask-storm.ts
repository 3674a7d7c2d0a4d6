// A storm's door on a server of its own, asked over the wire as a browser behind a proxy asks it.
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { createStormDoors, type StormDoors } from '~/doors/storm-server';

export type StormRequest = {
  method: string;
  headers: Record<string, string>;
  /** What the proxy beside us says of its caller. */
  from?: string;
  body?: string | Iterable<Uint8Array>;
};

export type StormAnswer = { status: number; headers: Headers; text: string };

export type OpenStorm = { ask: (path: string, asked: StormRequest) => Promise<StormAnswer> };

/** The server stands for as long as it is asked. */
export function openStorm(enter: (doors: StormDoors) => void, faults: unknown[] = []): OpenStorm {
  const doors = createStormDoors((fault) => faults.push(fault));
  enter(doors);
  const server = createServer((incoming, outgoing) => {
    if (!doors.answer(incoming, outgoing)) outgoing.writeHead(404).end();
  });
  const port = new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  server.unref();
  return { ask: async (path, asked) => send(await port, path, asked) };
}

function send(port: number, path: string, asked: StormRequest): Promise<StormAnswer> {
  const { method, from, body } = asked;
  const headers: Record<string, string> = { ...asked.headers };
  if (from) headers['x-forwarded-for'] = from;
  if (typeof body === 'string') headers['content-length'] = String(Buffer.byteLength(body));
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: new Headers(answer.headers as Record<string, string>),
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    if (body === undefined || typeof body === 'string') sent.end(body);
    else Readable.from(body).pipe(sent);
  });
}
