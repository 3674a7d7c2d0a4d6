// A thousand webhooks delivered twice, in random order, with failures on the way: the same shop as told once, in order.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { applyInbox } from '~/shopify/webhooks/apply-inbox';
import { countInbox, storeDeliveries, type Delivery } from '~/shopify/webhooks/inbox-store';
import { findShop, type Shop } from '~/shops/store';
import { cases } from '../../support/counts';
import { openDatabase } from '../../support/database';
import { newShop, NOW } from '../../support/factories';
import { Anomaly, fuseAt, fusedDatabase } from '../../support/fail-after';
import { makeHistory, randomOf, shuffled } from './small-world';
import { toldRows } from './told-rows';

const { db } = await openDatabase();

test('a thousand webhooks twice in any order leave the same', async () => {
  for (let seed = 1; seed <= cases(1, 20); seed += 1) {
    const { deliveries } = makeHistory(seed, 1_000);
    const told = await newShop(db);
    await deliver(told, deliveries, 40);
    const random = randomOf(seed + 1_000);
    const other = await newShop(db);
    await deliver(other, shuffled([...deliveries, ...deliveries], random), 70, true);
    expect(await toldRows(db, other.id), `seed ${seed}`).toEqual(await toldRows(db, told.id));
    expect(await factsOf(other)).toEqual(await factsOf(told));
  }
});

test('many short histories in any order leave the same', async () => {
  for (let seed = 1; seed <= cases(12, 300); seed += 1) {
    const { deliveries } = makeHistory(seed, 60);
    const told = await newShop(db);
    await deliver(told, deliveries, 1 + (seed % 7));
    const other = await newShop(db);
    await deliver(other, shuffled(deliveries, randomOf(seed)), 1 + (seed % 5));
    expect(await toldRows(db, other.id), `seed ${seed}`).toEqual(await toldRows(db, told.id));
  }
});

async function deliver(
  shop: Shop,
  deliveries: Delivery[],
  most: number,
  withFaults = false,
): Promise<void> {
  for (let from = 0; from < deliveries.length; from += most) {
    const some = deliveries.slice(from, from + most);
    await inShop(db, shop.id, (tx) => storeDeliveries(tx, shop.id, some, NOW));
    if (withFaults && from % 3 === 0) await applyWithFault(shop, 1 + (from % 37));
    await applyInbox(db, shop.id, LATER);
  }
  expect(await inShop(db, shop.id, (tx) => countInbox(tx, shop.id))).toEqual({
    waiting: 0,
    setAside: 0,
  });
}

/** A first attempt that fails at some call, before or after the database has done it. */
async function applyWithFault(shop: Shop, at: number): Promise<void> {
  const fuse = fuseAt(at, at % 2 === 0 ? 'before' : 'after');
  await applyInbox(fusedDatabase(db, fuse), shop.id, NOW).catch((fault: unknown) =>
    expect(fault).toBeInstanceOf(Anomaly),
  );
}

/** What was put off is due again. */
const LATER = new Date(NOW.getTime() + 3_600_000);

async function factsOf(shop: Shop) {
  const found = await findShop(db, shop.id);
  const { name, timeZone, factsAt, grantedScopes, scopesAt } = found!;
  return { name, timeZone, factsAt, grantedScopes, scopesAt };
}
