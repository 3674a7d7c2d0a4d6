// Shopify's webhooks: what happened in the shop is written down once for each subscription and delivered at least
// once, in no promised order, with eight retries over four hours of the sandbox's clock.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { SandboxContext } from '../context';
import type { ShopFact } from '../shop/apply-change';
import type { InstallationNews } from '../shop/installation';
import { type Chance, chanceFor } from '../simulate/random';
import { payloadOf } from './payloads/of-fact';
import { scopesPayload, shopPayload, shopRedactPayload } from './payloads/shop';
import { type Payload, writePayload } from './payloads/wire';
import { type Delivery, type DeliveryQueue, openQueue } from './queue';
import { type Patience, sendDelivery } from './send';
import { keepFields, type AppFile } from './subscriptions';

export type Mischief = {
  /** Each webhook is delivered twice. */
  duplicates: boolean;
  /** What is new is held, and released in random order when this ends. */
  shuffle: boolean;
  /** This share is never sent. */
  lossShare: number;
  /** This share of the answers never comes back, so that the webhook is sent again later. */
  replyLossShare: number;
};

export type Webhooks = {
  tell(facts: ShopFact[]): void;
  tellInstallation(news: InstallationNews): void;
  setMischief(change: Partial<Mischief>, seed?: number): Mischief;
  queue: DeliveryQueue;
  close(): Promise<void>;
};

const HOUR_MS = 3_600_000;
const RETRIES = 8;
/** Doubling, and four hours in all. */
const FIRST_RETRY_MS = (4 * HOUR_MS) / (2 ** RETRIES - 1);
const SHOP_REDACT_MS = 48 * HOUR_MS;
const CUSTOMER_REDACT_MS = 10 * 24 * HOUR_MS;
const AT_ONCE = 16;
/** The clock may be moved at any moment. */
const LOOK_MS = 200;

export function startWebhooks(context: SandboxContext, app: AppFile, patience: Patience): Webhooks {
  const file = context.dataDir ? join(context.dataDir, 'webhooks.jsonl') : null;
  const queue = openQueue(file);
  const hub = new Hub(context, app, { queue, patience });
  return {
    tell: (facts) => hub.tell(facts),
    tellInstallation: (news) => hub.tellInstallation(news),
    setMischief: (change, seed) => hub.setMischief(change, seed),
    queue,
    close: () => hub.close(),
  };
}

type News = { topic: string; payload: Payload; afterMs: number };

class Hub {
  private mischief: Mischief = {
    duplicates: false,
    shuffle: false,
    lossShare: 0,
    replyLossShare: 0,
  };
  private chance: Chance = chanceFor(1, 'webhooks');
  /** Found due and not yet sent, the first one last. */
  private due: Delivery[] = [];
  private readonly underway = new Map<number, Promise<void>>();
  private readonly stop = new AbortController();
  private readonly timer: NodeJS.Timeout;

  private readonly queue: DeliveryQueue;
  private readonly patience: Patience;

  constructor(
    private readonly context: SandboxContext,
    private readonly app: AppFile,
    { queue, patience }: { queue: DeliveryQueue; patience: Patience },
  ) {
    this.queue = queue;
    this.patience = patience;
    this.timer = setInterval(() => this.pump(), LOOK_MS);
  }

  tell(facts: ShopFact[]): void {
    if (!this.context.installation.current().isInstalled) return;
    const news = facts.map((fact) => ({
      topic: fact.topic,
      payload: payloadOf(this.context, fact),
      afterMs: fact.topic === 'customers/redact' ? CUSTOMER_REDACT_MS : 0,
    }));
    this.write(news);
  }

  tellInstallation(news: InstallationNews): void {
    const { context, queue } = this;
    if (news.kind === 'installed') {
      const pending = queue.open().filter(({ topic }) => topic === 'shop/redact');
      for (const delivery of pending) queue.change(delivery, { status: 'cancelled' });
    } else if (news.kind === 'uninstalled') {
      this.write([
        { topic: 'app/uninstalled', payload: shopPayload(context), afterMs: 0 },
        { topic: 'shop/redact', payload: shopRedactPayload(context), afterMs: SHOP_REDACT_MS },
      ]);
    } else {
      const payload = scopesPayload(context, news.previous, news.current);
      this.write([{ topic: 'app/scopes_update', payload, afterMs: 0 }]);
    }
  }

  setMischief(change: Partial<Mischief>, seed?: number): Mischief {
    if (seed !== undefined) this.chance = chanceFor(seed, 'webhooks');
    const wasShuffling = this.mischief.shuffle;
    this.mischief = { ...this.mischief, ...change };
    if (wasShuffling && !this.mischief.shuffle) this.release();
    return this.mischief;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.stop.abort();
    await Promise.all(this.underway.values());
  }

  private write(news: News[]): void {
    const eventId = randomUUID();
    for (const { topic, payload, afterMs } of news) {
      for (const subscription of this.app.subscriptions) {
        if (subscription.topic !== topic) continue;
        const body = writePayload(keepFields(payload, subscription.includeFields));
        this.writeOne({ eventId, topic, path: subscription.path, body }, afterMs);
      }
    }
    this.pump();
  }

  private writeOne(
    about: Pick<Delivery, 'eventId' | 'topic' | 'path' | 'body'>,
    afterMs: number,
  ): void {
    const { duplicates, shuffle, lossShare } = this.mischief;
    const triggeredAt = this.context.clock.now().getTime() + afterMs;
    const webhookId = randomUUID();
    const usual = shuffle && afterMs === 0 ? 'held' : 'waiting';
    const status = lossShare > 0 && this.chance() < lossShare ? 'lost' : usual;
    const made = { ...about, webhookId, triggeredAt, dueAt: triggeredAt, status } as const;
    this.queue.add(made);
    if (duplicates && status !== 'lost') this.queue.add(made);
  }

  /** In random order: each is due a millisecond after the one before it. */
  private release(): void {
    const held = this.queue.open().filter(({ status }) => status === 'held');
    for (let last = held.length - 1; last > 0; last -= 1) {
      const other = Math.floor(this.chance() * (last + 1));
      [held[last], held[other]] = [held[other]!, held[last]!];
    }
    const first = this.context.clock.now().getTime() - held.length;
    held.forEach((delivery, at) => {
      this.queue.change(delivery, { status: 'waiting', dueAt: first + at });
    });
    this.pump();
  }

  private pump(): void {
    while (!this.stop.signal.aborted && this.underway.size < AT_ONCE) {
      const delivery = this.takeDue();
      if (!delivery) return;
      const attempt = this.attempt(delivery).then(() => {
        this.underway.delete(delivery.key);
        this.pump();
      });
      this.underway.set(delivery.key, attempt);
    }
  }

  /** The queue is looked through when the last look is used up, not for each of thousands. */
  private takeDue(): Delivery | null {
    if (this.due.length === 0) this.due = this.findDue();
    for (let next = this.due.pop(); next; next = this.due.pop()) {
      if (next.status === 'waiting') return next;
    }
    return null;
  }

  private findDue(): Delivery[] {
    const now = this.context.clock.now().getTime();
    return this.queue
      .open()
      .filter((one) => one.status === 'waiting' && one.dueAt <= now && !this.underway.has(one.key))
      .sort((a, b) => b.dueAt - a.dueAt);
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const { context, app, stop, queue, patience } = this;
    const { apiVersion } = app;
    const sending = { context, apiVersion, signal: stop.signal, patience };
    const sent = await sendDelivery(sending, delivery);
    // Whoever closes the sandbox breaks this off; it is sent again by the next one.
    if (stop.signal.aborted) return;
    const isUnheard = sent.isSuccess && this.chance() < this.mischief.replyLossShare;
    const lastAnswer = isUnheard ? `${sent.answer}, unheard` : sent.answer;
    const attempts = delivery.attempts + 1;
    const counted = { attempts, lastAnswer };
    if (sent.isSuccess && !isUnheard) {
      queue.change(delivery, { ...counted, status: 'delivered' });
    } else if (attempts > RETRIES) {
      queue.change(delivery, { ...counted, status: 'dropped' });
    } else {
      const pause = FIRST_RETRY_MS * 2 ** (attempts - 1);
      const dueAt = Math.round(context.clock.now().getTime() + pause);
      queue.change(delivery, { ...counted, dueAt });
    }
  }
}
