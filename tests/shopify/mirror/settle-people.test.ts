// Two customers whom the merchant makes one: in whatever order that is told, all that was the one's is the other's.
import { expect, test } from 'vitest';
import { recordConsent, type ConsentState } from '~/consent/store';
import { inShop } from '~/db';
import { findByIdentities, upsertCustomers } from '~/profiles/store';
import { applyInbox } from '~/shopify/webhooks/apply-inbox';
import { storeDeliveries } from '~/shopify/webhooks/inbox-store';
import type { Topic } from '~/shopify/webhooks/topics';
import type { Shop } from '~/shops/store';
import { openDatabase } from '../../support/database';
import { consentChange, customer, hoursAgo, newShop, NOW } from '../../support/factories';
import { fillShop } from '../../support/full-shop';
import { startWorker } from '../../support/small-shop';

const { db } = await openDatabase();
const worker = await startWorker(db);

let told = 0;

async function tell(shop: Shop, topic: Topic, payload: object): Promise<void> {
  told += 1;
  const delivery = { id: `d-${told}`, topic, payload: JSON.stringify(payload), triggeredAt: NOW };
  await inShop(db, shop.id, (tx) => storeDeliveries(tx, shop.id, [delivery], NOW));
  expect(await applyInbox(db, shop.id, NOW)).toMatchObject({ applied: 1, faults: [] });
}

function merge(shop: Shop, goneId: string, keptId: string, status = 'completed'): Promise<void> {
  return tell(shop, 'customers/merge', {
    admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${keptId}`,
    admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${goneId}`,
    ...{ admin_graphql_api_job_id: null, status, errors: [] },
  });
}

/** Every table with a column that names a profile, and how many of its rows name this one. */
async function rowsOf(shop: Shop, profileId: string): Promise<Record<string, number>> {
  return inShop(db, shop.id, async (tx) => {
    const tables = await tx.$queryRaw<{ name: string; column: string }[]>`
      select c.relname::text as name, a.attname::text as column from pg_class c
      join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
        and (a.attname = 'profile_id' or (c.relname = 'profile' and a.attname = 'id'))
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace`;
    const found: Record<string, number> = {};
    for (const { name, column } of tables) {
      const [row] = await tx.$queryRawUnsafe<{ count: number }[]>(
        `select count(*)::integer as count from "${name}" where "${column}"::text = $1`,
        profileId,
      );
      if (row!.count > 0) found[name] = row!.count;
    }
    return found;
  });
}

test('whoever is merged leaves nothing behind and loses nothing', async () => {
  const shop = await newShop(db);
  const { profileId } = await fillShop(db, shop.id, worker, 'full');
  const before = await rowsOf(shop, profileId);
  expect(Object.keys(before)).toEqual(
    expect.arrayContaining(['event', 'order', 'consent', 'message', 'decision', 'enrollment']),
  );
  await inShop(db, shop.id, (tx) => upsertCustomers(tx, shop.id, [customer('8')]));
  await merge(shop, '1', '8');
  expect(await rowsOf(shop, profileId)).toEqual({});
  const kept = await inShop(db, shop.id, (tx) =>
    findByIdentities(tx, shop.id, 'customer', ['1', '8']),
  );
  expect(kept.get('1')).toBe(kept.get('8'));
  const after = await rowsOf(shop, kept.get('8')!);
  // Of the kept one there is a profile and its two names besides.
  expect(after).toMatchObject({ ...before, profile: 1, profile_identity: expect.any(Number) });
});

test('a merge that failed changes nothing', async () => {
  const shop = await newShop(db);
  await inShop(db, shop.id, (tx) => upsertCustomers(tx, shop.id, [customer('1'), customer('2')]));
  await merge(shop, '1', '2', 'failed');
  const ids = await inShop(db, shop.id, (tx) =>
    findByIdentities(tx, shop.id, 'customer', ['1', '2']),
  );
  expect(new Set(ids.values()).size).toBe(2);
});

test('orders told late of who was merged are the other’s', async () => {
  const shop = await newShop(db);
  await merge(shop, '1', '2');
  await merge(shop, '2', '3');
  await tell(shop, 'orders/updated', {
    ...{ id: 9, name: '#9', currency: 'EUR', total_price: '1.00', customer: { id: 1 } },
    ...{ created_at: '2026-03-01T10:00:00Z', updated_at: '2026-03-01T10:00:00Z' },
  });
  await inShop(db, shop.id, async (tx) => {
    const third = (await findByIdentities(tx, shop.id, 'customer', ['3'])).get('3');
    const rows = await tx.order.findMany({ where: { shopId: shop.id, id: '9' } });
    expect(rows.map((row) => row.profileId)).toEqual([third]);
  });
});

type Said = [ConsentState, number];

const WORDS: [string, Said, Said, ConsentState][] = [
  ['a later no of the one who goes', ['unsubscribed', 1], ['subscribed', 9], 'unsubscribed'],
  ['a later no of the one who stays', ['subscribed', 9], ['unsubscribed', 1], 'unsubscribed'],
  ['a no of the same moment', ['subscribed', 5], ['unsubscribed', 5], 'unsubscribed'],
  ['a later yes', ['unsubscribed', 9], ['subscribed', 1], 'subscribed'],
];

test.each(WORDS)('%s wins when two become one', async (_name, gone, stays, wins) => {
  const shop = await newShop(db);
  await inShop(db, shop.id, async (tx) => {
    const ids = await upsertCustomers(tx, shop.id, [customer('1'), customer('2')]);
    const said = (id: string, [state, hours]: Said) =>
      consentChange(ids.get(id)!, { state, changedAt: hoursAgo(hours) });
    await recordConsent(tx, shop.id, [said('1', gone), said('2', stays)], NOW);
  });
  await merge(shop, '1', '2');
  const states = await inShop(db, shop.id, (tx) =>
    tx.consent.findMany({ where: { shopId: shop.id } }),
  );
  expect(states.map((row) => row.state)).toEqual([wins]);
});

test('an address goes back to who had it before a deleted customer', async () => {
  const shop = await newShop(db);
  const email = 'shared@mail.example';
  await inShop(db, shop.id, (tx) =>
    upsertCustomers(tx, shop.id, [
      customer('1', { email, sourceAt: hoursAgo(9) }),
      customer('2', { email, sourceAt: hoursAgo(5) }),
    ]),
  );
  await tell(shop, 'customers/delete', { id: 2 });
  await inShop(db, shop.id, async (tx) => {
    const first = await findByIdentities(tx, shop.id, 'customer', ['1']);
    const owner = await findByIdentities(tx, shop.id, 'email', [email]);
    expect(owner.get(email)).toBe(first.get('1'));
  });
});
