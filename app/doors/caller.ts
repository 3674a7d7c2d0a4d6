// What a public door knows of whoever asks: the address, whether it is a machine, and how often it has asked.
import type { Context } from 'hono';
import { isbot } from 'isbot';
import { clientAddress, limitName } from './client-address';
import { PRIVATE_NETWORKS, type IsOurs } from './trusted-proxies';

export type Limit = { points: number; seconds: number };

/** Takes points from whoever is named; answers the seconds to wait, or null: go on. Each process counts by itself. */
export type Limiter = (name: string | null, points?: number) => number | null;

/** A window for all at once, forgotten as a whole: a storm brings names by the million, and a timer for each costs more. */
export function createLimiter({ points, seconds }: Limit): Limiter {
  let taken = new Map<string, number>();
  let start = performance.now();
  return (name, cost = 1) => {
    if (name === null) return null;
    const now = performance.now();
    if (now - start >= seconds * 1_000) {
      taken = new Map();
      start = now;
    }
    const sum = (taken.get(name) ?? 0) + cost;
    taken.set(name, sum);
    return sum <= points ? null : Math.max(1, Math.ceil(seconds - (now - start) / 1_000));
  };
}

type Peer = { incoming?: { socket?: { remoteAddress?: string } } } | undefined;

/** Under this name a server says to its doors whose word about a caller's address is believed. */
export const IS_OURS = 'isOurs';

/** The name by which a limit counts whoever asks. */
export function addressOf(c: Context): string | null {
  const isOurs = (c.get(IS_OURS) as IsOurs | undefined) ?? PRIVATE_NETWORKS;
  const peer = (c.env as Peer)?.incoming?.socket?.remoteAddress ?? null;
  return limitName(clientAddress(peer, c.req.header('x-forwarded-for') ?? null, isOurs));
}

export function isMachine(c: Context): boolean {
  return isMachineAgent(c.req.header('user-agent') ?? '');
}

const MOST_AGENTS = 5_000;
const agents = new Map<string, boolean>();

/** A person's browser says what it is; who says nothing, or says that it is a machine, is one. */
export function isMachineAgent(agent: string): boolean {
  const known = agents.get(agent);
  if (known !== undefined) return known;
  const machine = agent === '' || isbot(agent);
  if (agents.size >= MOST_AGENTS) agents.clear();
  if (agent.length <= 500) agents.set(agent, machine);
  return machine;
}

/** Asked for ahead of time, or only for its head: nobody has looked at anything. */
export function isLookAhead(c: Context): boolean {
  const purpose = `${c.req.header('sec-purpose') ?? ''} ${c.req.header('purpose') ?? ''} ${c.req.header('x-moz') ?? ''}`;
  return c.req.method === 'HEAD' || /prefetch|preview|prerender/i.test(purpose);
}
