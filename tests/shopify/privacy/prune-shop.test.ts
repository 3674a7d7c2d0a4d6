// Retention: what is older than a shop keeps it goes in batches, months that nobody keeps are dropped whole, and what
// consent needs is touched by neither.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { pruneMonths, pruneShop } from '~/shopify/privacy/prune-shop';
import { readRetentionSweep, saveRetention } from '~/shops/retention-store';
import { command, openDatabase } from '../../support/database';
import { newShop } from '../../support/factories';
import { fillShop } from '../../support/full-shop';
import { startWorker } from '../../support/small-shop';

const { db, superuserUrl } = await openDatabase();
const worker = await startWorker(db);

const DAY_MS = 86_400_000;
const NOW = new Date('2026-11-02T10:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

/** An event and an applied webhook of that day. */
async function plant(shopId: number, day: Date, id: string): Promise<void> {
  await command(superuserUrl, `select attune_ensure_partitions('event', $1, $1)`, [day]);
  await command(
    superuserUrl,
    `insert into event (shop_id, occurred_at, id, sequence, name, origin, properties, recorded_at)
     values ($1, $2, $3, 1, 'viewed_product', 'pixel', '{}', $2)`,
    [shopId, day, id],
  );
  await command(
    superuserUrl,
    `insert into webhook (shop_id, id, topic, payload, triggered_at, received_at, state, due_at)
     values ($1, $3, 'orders/create', '', $2, $2, 'applied', $2)`,
    [shopId, day, id],
  );
}

async function ids(table: 'event' | 'webhook', shopId: number): Promise<string[]> {
  const rows = await command<{ id: string }>(
    superuserUrl,
    `select id from "${table}" where shop_id = $1 order by id`,
    [shopId],
  );
  return rows.map((row) => row.id);
}

const monthsOf = (parent: string) =>
  command<{ name: string }>(
    superuserUrl,
    `select c.relname::text as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = $1::regclass order by 1`,
    [parent],
  ).then((rows) => rows.map((row) => row.name));

test('a shop that keeps events for ninety days loses older ones in batches', async () => {
  const [own, other] = [await newShop(db), await newShop(db)];
  for (const shop of [own, other])
    for (const [n, days] of [95, 94, 93, 92, 91, 89].entries())
      await plant(shop.id, daysAgo(days), `e${n}`);
  await inShop(db, own.id, (tx) =>
    saveRetention(tx, own.id, [{ kind: 'events', keepDays: 90 }], NOW),
  );
  const { removed, isDone } = await pruneShop(db, own.id, { now: NOW, batch: 2 });
  expect(isDone).toBe(true);
  // Webhooks are kept for thirty days where the shop said nothing: all six are older.
  expect(removed).toMatchObject({ events: 5, inbox: 6, messages: 0 });
  expect(await ids('event', own.id)).toEqual(['e5']);
  expect(await ids('event', other.id)).toHaveLength(6);
  const told = await inShop(db, own.id, (tx) => readRetentionSweep(tx, own.id));
  expect(told).toEqual({ sweptAt: NOW, removed });
});

test('months that ended before the installation keeps them are dropped whole', async () => {
  const shop = await newShop(db);
  // 760 days before the second of November 2026 is the third of October 2024.
  for (const [id, day] of Object.entries({
    gone: '2024-08-15',
    atTheEdge: '2024-09-30T23:59:59Z',
    stillOpen: '2024-10-01',
    fresh: '2026-06-01',
  }))
    await plant(shop.id, new Date(day), id);
  const { dropped, busy } = await pruneMonths(db, NOW);
  expect(busy).toEqual([]);
  expect(dropped).toContain('event_2024_08');
  expect(dropped).toContain('event_2024_09');
  expect(await ids('event', shop.id)).toEqual(['fresh', 'stillOpen']);
  expect(await monthsOf('event')).toContain('event_default');
  // What arrives late for such a month finds a place again.
  await plant(shop.id, new Date('2024-08-16'), 'late');
  expect(await ids('event', shop.id)).toContain('late');
});

test('no caller can drop a month of the last ninety days', async () => {
  const recent = new Date(Date.now() - 30 * DAY_MS);
  await command(superuserUrl, `select attune_ensure_partitions('event', $1, $1)`, [recent]);
  const name = `event_${recent.toISOString().slice(0, 7).replace('-', '_')}`;
  await pruneMonths(db, new Date('2060-01-01'));
  expect(await monthsOf('event')).toContain(name);
  await expect(
    db.$queryRaw`select attune_drop_partitions('consent_record', '2020-01-01')`,
  ).rejects.toThrow('expects event, decision or message');
});

test('a month that somebody writes to is left for the next night', async () => {
  const { default: pg } = await import('pg');
  await command(superuserUrl, `select attune_ensure_partitions('decision', $1, $1)`, [
    new Date('2020-03-01'),
  ]);
  const holder = new pg.Client({ connectionString: superuserUrl });
  await holder.connect();
  await holder.query('begin; lock table decision in row exclusive mode');
  expect(await pruneMonths(db, NOW)).toMatchObject({ busy: ['decision'] });
  await holder.query('rollback');
  await holder.end();
  expect((await pruneMonths(db, NOW)).dropped).toContain('decision_2020_03');
});

test('consent, its proof and every suppression outlive all retention', async () => {
  const { shopId } = await fillShop(db, (await newShop(db)).id, worker, 'Keeper');
  const kept = ['consent', 'consent_record', 'suppression', 'purpose_consent', 'mail_request'];
  kept.push('message_occasion', 'forgotten_salt', 'order', 'profile');
  const count = async () => {
    const counts: Record<string, number> = {};
    for (const table of kept) {
      const [row] = await command<{ n: number }>(
        superuserUrl,
        `select count(*)::integer as n from "${table}" where shop_id = $1`,
        [shopId],
      );
      counts[table] = row!.n;
    }
    return counts;
  };
  const before = await count();
  expect(Math.min(...Object.values(before))).toBeGreaterThan(0);
  const late = new Date('2090-01-01');
  await pruneMonths(db, late);
  const { removed } = await pruneShop(db, shopId, { now: late });
  expect(await count()).toEqual(before);
  expect(removed.access).toBeGreaterThan(0);
});
