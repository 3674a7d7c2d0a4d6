// The deliveries that are under way, kept in a file so that they survive a restart, and the last ones that ended.

import { renameSync, writeFileSync } from 'node:fs';
import { openJournal } from '../shop/journal';

export type DeliveryStatus =
  | 'waiting'
  /** Kept back until the shuffling ends. */
  | 'held'
  | 'delivered'
  /** Every attempt failed. */
  | 'dropped'
  /** Never sent, as the control asked. */
  | 'lost'
  /** Overtaken: the app was installed again before its shop's data was to go. */
  | 'cancelled';

export type Delivery = {
  /** One more for each; a copy of a webhook has its own. */
  key: number;
  webhookId: string;
  /** Shared by all that one act of a person brought. */
  eventId: string;
  topic: string;
  path: string;
  body: string;
  /** By the sandbox's clock, as all times here. */
  triggeredAt: number;
  dueAt: number;
  attempts: number;
  status: DeliveryStatus;
  lastAnswer: string | null;
};

export type DeliveryQueue = {
  add(delivery: Omit<Delivery, 'key' | 'attempts' | 'lastAnswer'>): Delivery;
  change(delivery: Delivery, change: Partial<Delivery>): void;
  /** Waiting and held, the oldest first. */
  open(): Delivery[];
  /** The last ones that ended, the newest first. */
  ended(): Delivery[];
  counts(): Partial<Record<DeliveryStatus, number>>;
};

type Entry = { made: Delivery } | { key: number; change: Partial<Delivery> };

const ENDED_KEPT = 500;

export function openQueue(file: string | null): DeliveryQueue {
  const open = replay(openJournal<Entry>(file).entries());
  if (file !== null) compact(file, open);
  const journal = openJournal<Entry>(file);
  const ended: Delivery[] = [];
  const endCounts: Partial<Record<DeliveryStatus, number>> = {};
  let lastKey = Math.max(0, ...open.keys());

  const settle = (delivery: Delivery) => {
    if (isOpen(delivery)) return void open.set(delivery.key, delivery);
    open.delete(delivery.key);
    endCounts[delivery.status] = (endCounts[delivery.status] ?? 0) + 1;
    ended.push(delivery);
    if (ended.length > ENDED_KEPT) ended.shift();
  };
  return {
    add: (made) => {
      lastKey += 1;
      const delivery: Delivery = { ...made, key: lastKey, attempts: 0, lastAnswer: null };
      journal.append({ made: delivery });
      settle(delivery);
      return delivery;
    },
    change: (delivery, change) => {
      if (!open.has(delivery.key)) return;
      Object.assign(delivery, change);
      journal.append({ key: delivery.key, change });
      settle(delivery);
    },
    open: () => [...open.values()],
    ended: () => ended.toReversed(),
    counts: () => {
      const counts = { ...endCounts };
      for (const { status } of open.values()) counts[status] = (counts[status] ?? 0) + 1;
      return counts;
    },
  };
}

function isOpen({ status }: Delivery): boolean {
  return status === 'waiting' || status === 'held';
}

function replay(entries: Entry[]): Map<number, Delivery> {
  const open = new Map<number, Delivery>();
  for (const entry of entries) {
    if ('made' in entry) {
      if (isOpen(entry.made)) open.set(entry.made.key, entry.made);
      continue;
    }
    const delivery = open.get(entry.key);
    if (!delivery) continue;
    Object.assign(delivery, entry.change);
    if (!isOpen(delivery)) open.delete(entry.key);
  }
  return open;
}

/** What has ended needs no more room. */
function compact(file: string, open: Map<number, Delivery>): void {
  const lines = [...open.values()].map((made) => `${JSON.stringify({ made })}\n`);
  writeFileSync(`${file}.new`, lines.join(''));
  renameSync(`${file}.new`, file);
}
