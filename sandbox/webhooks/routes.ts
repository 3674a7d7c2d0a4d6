// /webhooks.json: the last deliveries for people who debug, and what goes wrong with them for tests.

import { Hono } from 'hono';
import type { Delivery } from './queue';
import type { Mischief, Webhooks } from './webhooks';

const SHOWN = 200;

const USAGE =
  'Send {"duplicates": bool, "shuffle": bool, "lossShare": 0 to 1, "replyLossShare": 0 to 1, "seed": number}, each optional.';

export function webhookRoutes(webhooks: Webhooks): Hono {
  const routes = new Hono();
  routes.get('/', (c) => {
    const { queue } = webhooks;
    const topic = c.req.query('topic');
    const all = [...queue.open().toReversed(), ...queue.ended()];
    const shown = all.filter((one) => topic === undefined || one.topic === topic);
    return c.json({
      counts: queue.counts(),
      mischief: webhooks.setMischief({}),
      deliveries: shown.slice(0, SHOWN).map(describe),
    });
  });
  routes.post('/', async (c) => {
    const asked = readMischief(await c.req.json().catch(() => null));
    if (!asked) return c.json({ error: USAGE }, 400);
    return c.json({ mischief: webhooks.setMischief(asked.change, asked.seed) });
  });
  return routes;
}

function describe(delivery: Delivery) {
  const { body, triggeredAt, dueAt, ...rest } = delivery;
  return {
    ...rest,
    triggeredAt: new Date(triggeredAt).toISOString(),
    dueAt: new Date(dueAt).toISOString(),
    bytes: Buffer.byteLength(body),
  };
}

function readMischief(body: unknown): { change: Partial<Mischief>; seed?: number } | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const change: Partial<Mischief> = {};
  let seed: number | undefined;
  for (const [name, value] of Object.entries(body)) {
    const isShare = typeof value === 'number' && value >= 0 && value <= 1;
    if ((name === 'duplicates' || name === 'shuffle') && typeof value === 'boolean') {
      change[name] = value;
    } else if ((name === 'lossShare' || name === 'replyLossShare') && isShare) {
      change[name] = value;
    } else if (name === 'seed' && Number.isInteger(value)) {
      seed = value as number;
    } else {
      return null;
    }
  }
  return { change, seed };
}
