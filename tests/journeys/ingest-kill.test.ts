// kill -9 of the door and of PostgreSQL while browsers tell what happens: what they were thanked for is stored, once.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createDb, inShop } from '~/db';
import { upsertCustomers } from '~/profiles/store';
import { installShop, type Shop } from '~/shops/store';
import { removeDatabase, startDatabase } from '../../sandbox/database/embedded';
import { bundleProcesses } from '../../scripts/bench/bundle';
import { startRealDoor, type RealDoor } from '../../scripts/bench/real-door';
import { migrate } from '../../scripts/migrate';
import { told } from '../shopify/pixel/told';
import { cases } from '../support/counts';
import { command } from '../support/database';
import { temporaryFolder } from '../support/database-server';
import { customer, shopFacts } from '../support/factories';
import { startClients, type Clients, type Told } from './event-clients';

const CLIENTS = 40;
const PEOPLE = 50;

test('acknowledged events survive kills of door and database', async () => {
  const count = cases(4_000, 40_000);
  const kills = count > 4_000 ? { door: 40, database: 3 } : { door: 4, database: 1 };
  const stage = await openStage();
  const events = makeEvents(count);
  const clients = startClients(withRepetitions(events), {
    count: CLIENTS,
    port: stage.door().port,
    path: `/pixel/${stage.shop.pixelKey}`,
  });

  const total = count * 1.1;
  const moments = [
    ...spread(kills.door, total).map((at) => ({ at, kill: stage.killDoor })),
    ...spread(kills.database, total).map((at) => ({ at: at + 7, kill: stage.killDatabase })),
  ].sort((one, other) => one.at - other.at);
  for (const { at, kill } of moments) {
    await reached(clients, at);
    await kill();
  }
  await clients.done;

  expect(clients.retries).toBeGreaterThan(kills.door);
  const stored = await stage.storedIds();
  expect(clients.acknowledged).toHaveLength(total);
  const acknowledged = new Set(clients.acknowledged.map((id) => `pixel:${id}`));
  expect(acknowledged.size).toBe(count);
  const found = new Set(stored);
  expect([...acknowledged].filter((id) => !found.has(id))).toEqual([]);
  expect(stored).toHaveLength(count);
  expect(found.size).toBe(count);
});

/** So many moments inside of a run, evenly. */
function spread(moments: number, total: number): number[] {
  return Array.from({ length: moments }, (_, n) => Math.floor(((n + 1) * total) / (moments + 1)));
}

async function reached(clients: Clients, count: number): Promise<void> {
  const failed = clients.done.catch((fault: unknown) => Promise.reject(fault as Error));
  while (clients.acknowledged.length < count) await Promise.race([failed, wait(2)]);
}

/** Mostly of strangers; some of people who are logged in, and some who say their address at the checkout. */
function makeEvents(count: number): Told[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, n) => {
    const clientId = `visitor-${n % 997}`;
    // Out of order: a browser tells late what it could not tell before.
    const at = new Date(now - ((n * 7_919) % 60_000));
    const person = n % PEOPLE;
    const event =
      n % 20 === 7
        ? told('page_viewed', at, { clientId, path: '/account', customerId: String(person) })
        : n % 20 === 13
          ? told('checkout_completed', at, {
              clientId,
              productIds: ['1'],
              email: `customer${person}@mail.example`,
            })
          : told('product_viewed', at, { clientId, productId: '1003' });
    return { id: event.id, body: JSON.stringify({ events: [event] }) };
  });
}

/** Every tenth is told twice, a little later and by whoever is free. */
function withRepetitions(events: Told[]): Told[] {
  return events.flatMap((event, n) => (n % 10 === 9 ? [event, events[n - 5]!] : [event]));
}

type Stage = {
  shop: Shop;
  door: () => RealDoor;
  killDoor: () => Promise<void>;
  killDatabase: () => Promise<void>;
  storedIds: () => Promise<string[]>;
};

async function openStage(): Promise<Stage> {
  await bundleProcesses();
  const dataDir = temporaryFolder();
  let database = await startDatabase({ dataDir, port: 0 });
  const close: (() => Promise<void> | void)[] = [];
  onTestFinished(async () => {
    for (const end of close) await end();
    await database.stop();
    await removeDatabase({ dataDir });
    rmSync(dataDir, { recursive: true, force: true });
  });
  await migrate(database.ownerUrl);
  const shop = await newShopWithPeople(database.applicationUrl);
  let door = await startRealDoor(database.applicationUrl);
  close.push(() => door.end());
  const { port } = database;
  return {
    shop,
    door: () => door,
    killDoor: async () => {
      door.end();
      door = await startRealDoor(database.applicationUrl, door.port);
    },
    killDatabase: async () => {
      process.kill(database.pid, 'SIGKILL');
      // Ours: a supervisor that died with its server would have left it so.
      rmSync(join(dataDir, 'lock'), { force: true });
      database = await startDatabase({ dataDir, port });
      expect(database.port).toBe(port);
    },
    storedIds: async () => {
      const rows = await command<{ id: string }>(
        database.superuserUrl.replace(/\/postgres$/, '/attune'),
        'select id from "event" where shop_id = $1',
        [shop.id],
      );
      return rows.map(({ id }) => id);
    },
  };
}

async function newShopWithPeople(url: string): Promise<Shop> {
  const db = createDb(url, 1);
  const shop = await installShop(db, 'told.myshopify.com', shopFacts(), new Date());
  const people = Array.from({ length: PEOPLE }, (_, n) => customer(String(n)));
  await inShop(db, shop.id, (tx) => upsertCustomers(tx, shop.id, people));
  await db.$disconnect();
  return shop;
}
