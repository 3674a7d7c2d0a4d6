// One request of a shopper handed on to the app, and the app's answer as Shopify lets it through: no cookies either
// way, no redirect followed, and neither too long nor too large.
import { request } from 'node:http';
import type { Context } from 'hono';

const PATIENCE_MS = 10_000;
const LARGEST_BODY = 5 * 1024 * 1024;
const LARGEST_ANSWER = 20 * 1024 * 1024;

export type Forwarded =
  | { kind: 'answered'; status: number; headers: Headers; body: Buffer }
  | { kind: 'refused'; status: 413 | 502 | 504; problem: string };

/** What belongs to one connection only, and what Shopify keeps for itself. */
const KEPT_BACK = new Set([
  ...['connection', 'keep-alive', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding'],
  ...['upgrade', 'cookie', 'set-cookie', 'host', 'content-length', 'accept-encoding', 'server'],
]);

export async function forward(c: Context, url: URL): Promise<Forwarded> {
  const body = Buffer.from(await c.req.arrayBuffer());
  if (body.length > LARGEST_BODY) {
    return { kind: 'refused', status: 413, problem: 'The request is larger than 5 MB.' };
  }
  return send({ method: c.req.method, headers: headersTo(c, body), body }, url);
}

function headersTo(c: Context, body: Buffer): Record<string, string> {
  const given = Object.entries(c.req.header()).filter(([name]) => !KEPT_BACK.has(name));
  const { protocol, host } = new URL(c.req.url);
  return {
    ...Object.fromEntries(given),
    'accept-encoding': 'identity',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-host': c.req.header('host') ?? host,
    'x-forwarded-proto': protocol.replace(':', ''),
    ...(body.length > 0 ? { 'content-length': String(body.length) } : {}),
  };
}

type Sending = { method: string; headers: Record<string, string>; body: Buffer };

function send({ method, headers, body }: Sending, url: URL): Promise<Forwarded> {
  return new Promise((resolve) => {
    const sent = request(url, { method, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    const fail = (fault: Error) => {
      const isLate = fault.name === 'TimeoutError' || fault.name === 'AbortError';
      resolve(
        isLate
          ? { kind: 'refused', status: 504, problem: 'The app did not answer within 10 s.' }
          : { kind: 'refused', status: 502, problem: 'The app does not answer.' },
      );
    };
    sent.once('error', fail);
    sent.once('response', (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size <= LARGEST_ANSWER) return void parts.push(part);
        resolve({ kind: 'refused', status: 502, problem: 'The answer is larger than 20 MB.' });
        sent.destroy();
      });
      response.once('error', fail);
      response.once('end', () =>
        resolve({
          kind: 'answered',
          status: response.statusCode ?? 502,
          headers: headersFrom(response.rawHeaders),
          body: Buffer.concat(parts),
        }),
      );
    });
    sent.end(body);
  });
}

function headersFrom(flat: string[]): Headers {
  const headers = new Headers();
  for (let at = 0; at < flat.length; at += 2) {
    const name = (flat[at] ?? '').toLowerCase();
    if (!KEPT_BACK.has(name)) headers.append(name, flat[at + 1] ?? '');
  }
  return headers;
}
