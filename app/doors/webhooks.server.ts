// Shopify's door: a webhook is proved, put into its shop's inbox together with others that come at the same moment, and
// acknowledged then. Nothing is applied here: Shopify waits five seconds.
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Database } from '~/db';
import { inShopAtOnce } from '~/db-direct';
import { verifyWebhook } from '~/shopify/webhook-proof';
import { storeDeliveries, type Delivery } from '~/shopify/webhooks/inbox-store';
import { isTopic } from '~/shopify/webhooks/topics';
import { findShopByDomain } from '~/shops/store';
import { faultWords } from './fault-words';
import { createGroupCommit, type GroupCommit } from './group-commit';

export type WebhookDoor = {
  database: Database;
  /** The client secret, and the one before while it is being replaced. */
  secrets: string[];
  now: () => Date;
  warn: (event: string, facts: Record<string, unknown>) => void;
  /** How long Shopify is let wait for the inbox; it hangs up after five seconds. */
  patienceMs?: number;
};

const PATIENCE_MS = 4_000;
/** More than that would wait for longer than Shopify does. */
const MOST_WAITING = 5_000;
const RETRY_SECONDS = '5';

/** An order with its lines and a product with its variants can be large. */
const LARGEST_WEBHOOK = 2 * 1024 * 1024;
const GROUP = { mostWaitMs: 2, mostItems: 200 };
const LONGEST_ID = 200;
/** A date outside of this century is none. */
const EARLIEST = new Date('2000-01-01T00:00:00Z');
const LATEST = new Date('2100-01-01T00:00:00Z');
/** Shops whose door is remembered; far more than send at once. */
const MOST_SHOPS = 10_000;

export function webhookDoor(door: WebhookDoor): Hono {
  const app = new Hono();
  const boxOf = openBoxes(door);
  const patienceMs = door.patienceMs ?? PATIENCE_MS;
  let waiting = 0;
  const onError = (c: Context) => c.text('The webhook is too large.', 413);
  app.use('/webhooks', bodyLimit({ maxSize: LARGEST_WEBHOOK, onError }));
  app.all('/webhooks', async (c) => {
    if (c.req.method !== 'POST') return c.text('Webhooks are posted.', 405, { Allow: 'POST' });
    const body = new Uint8Array(await c.req.arrayBuffer());
    if (!verifyWebhook(body, c.req.header('x-shopify-hmac-sha256'), door.secrets))
      return c.text('The signature is wrong or missing.', 401);
    const head = readHead(c, door.now());
    if (!head) return c.text('A header of the webhook is missing.', 400);
    const { id, topic, domain, triggeredAt } = head;
    if (!isTopic(topic)) {
      door.warn('webhook_of_unknown_topic', { topic });
      return c.text('ok');
    }
    if (waiting >= MOST_WAITING) return busy(c);
    waiting += 1;
    try {
      const payload = textOf(body);
      const stored = boxOf(domain).then((store) => store?.({ id, topic, payload, triggeredAt }));
      if (await isLate(stored, patienceMs)) return busy(c);
    } catch (fault) {
      door.warn('webhook_not_stored', { topic, reason: faultWords(fault) });
      return c.text('Not stored. Please send it again.', 500);
    } finally {
      waiting -= 1;
    }
    return c.text('ok');
  });
  return app;
}

/** It may be stored all the same: sent again it is kept once. */
function busy(c: Context): Response {
  c.header('Retry-After', RETRY_SECONDS);
  return c.text('Too busy. Please send it again.', 503);
}

/** Rejects as the work does. */
async function isLate(work: Promise<void>, patienceMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), patienceMs);
  });
  const done = work.then(() => false);
  // Whoever is late may fail later still, when nobody listens any longer.
  done.catch(() => {});
  return await Promise.race([done, late]).finally(() => clearTimeout(timer));
}

function readHead(c: Context, now: Date) {
  const id = c.req.header('x-shopify-webhook-id');
  const topic = c.req.header('x-shopify-topic');
  const domain = c.req.header('x-shopify-shop-domain');
  if (!id || !topic || !domain) return null;
  const triggered = new Date(c.req.header('x-shopify-triggered-at') ?? '');
  const triggeredAt = triggered > EARLIEST && triggered < LATEST ? triggered : now;
  return { id: id.slice(0, LONGEST_ID), topic, domain: domain.toLowerCase(), triggeredAt };
}

/** What PostgreSQL cannot keep would refuse the whole group, not the one. */
function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body).replaceAll('\0', '');
}

/**
 * The inbox of each shop with its own group, so that shops fail by themselves. A known domain is remembered, since a
 * shop keeps its number; an unknown one is asked for again, since it may be installed the next moment.
 */
function openBoxes({ database, now }: WebhookDoor) {
  const boxes = new Map<string, GroupCommit<Delivery>>();
  return async (domain: string): Promise<GroupCommit<Delivery> | null> => {
    const known = boxes.get(domain);
    if (known) return known;
    const shop = await findShopByDomain(database, domain);
    if (!shop) return null;
    const raced = boxes.get(domain);
    if (raced) return raced;
    if (boxes.size >= MOST_SHOPS) boxes.clear();
    const box = createGroupCommit<Delivery>(async (items) => {
      await inShopAtOnce(database, shop.id, (db) => storeDeliveries(db, shop.id, items, now()));
    }, GROUP);
    boxes.set(domain, box);
    return box;
  };
}
