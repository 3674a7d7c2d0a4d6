// Browsers that tell the pixel's door what happened and tell it again, with the same ids, until they are thanked; they
// keep a log of what they were thanked for, which is what a checker reads.
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { BROWSER } from '../shopify/pixel/told';

export type Told = { id: string; body: string };

export type Clients = {
  /** Ids in the order in which they were acknowledged, repetitions included. */
  acknowledged: string[];
  retries: number;
  /** Resolves once everything was acknowledged; rejects at an answer that no retry would mend. */
  done: Promise<void>;
};

/** How long a browser waits before it tries again. */
const RETRY_MS = 25;
const PATIENCE_MS = 10_000;

export function startClients(
  events: Told[],
  { count, port, path }: { count: number; port: number; path: string },
): Clients {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  const clients: Clients = { acknowledged: [], retries: 0, done: Promise.resolve() };
  let next = 0;
  const work = async () => {
    while (next < events.length) {
      const index = next;
      next += 1;
      const { id, body } = events[index]!;
      for (;;) {
        const status = await tell({ agent, port, path, from: addressOf(index) }, body);
        if (status === 204) break;
        if (status !== null && status < 500) throw new Error(`The door answered ${status}.`);
        clients.retries += 1;
        await wait(RETRY_MS);
      }
      clients.acknowledged.push(id);
    }
  };
  clients.done = Promise.all(Array.from({ length: count }, work))
    .then(() => {})
    .finally(() => agent.destroy());
  return clients;
}

/** Each from somewhere else: nobody is counted as one who asks too often. */
function addressOf(index: number): string {
  return `203.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
}

type Way = { agent: Agent; port: number; path: string; from: string };

/** The status; null when the connection broke or nothing came. */
function tell({ agent, port, path, from }: Way, body: string): Promise<number | null> {
  return new Promise((resolve) => {
    const headers = {
      'user-agent': BROWSER,
      'content-type': 'text/plain;charset=UTF-8',
      'content-length': Buffer.byteLength(body),
      'x-forwarded-for': from,
    };
    const asked = request(
      { agent, port, path, headers, method: 'POST', timeout: PATIENCE_MS },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? null));
        answer.once('error', () => resolve(null));
      },
    );
    asked.once('timeout', () => asked.destroy(new Error('nothing came')));
    asked.once('error', () => resolve(null));
    asked.end(body);
  });
}
