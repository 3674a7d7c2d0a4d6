// Which shops have what to do: noted once for all, leased by one, settled unless somebody noted it again.
import { expect, test } from 'vitest';
import { leaseDue, listDue, listUnnoted, noteDue, settleDue } from '~/shops/due-store';
import { openDatabase } from '../support/database';
import { newShop, NOW } from '../support/factories';

const { db } = await openDatabase();

const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);

test('who has waited longest comes first, at the earliest moment noted', async () => {
  const [first, second, later] = [await newShop(db), await newShop(db), await newShop(db)];
  await noteDue(db, second.id, 'webhooks', after(20));
  await noteDue(db, second.id, 'webhooks', after(-20));
  await noteDue(db, second.id, 'webhooks', NOW);
  await noteDue(db, first.id, 'webhooks', after(-30));
  await noteDue(db, later.id, 'webhooks', after(1));
  expect(await listDue(db, 'webhooks', NOW, 10)).toEqual([first.id, second.id]);
  expect(await listDue(db, 'webhooks', NOW, 1)).toEqual([first.id]);
});

test('one worker takes what is due, and it comes back should it die', async () => {
  const shop = await newShop(db);
  await noteDue(db, shop.id, 'pass', NOW);
  const lease = { now: NOW, until: after(60) };
  const takers = await Promise.all([1, 2, 3].map(() => leaseDue(db, shop.id, 'pass', lease)));
  expect(takers.filter(Boolean)).toHaveLength(1);
  expect(await listDue(db, 'pass', after(59), 10)).toEqual([]);
  expect(await listDue(db, 'pass', after(60), 10)).toEqual([shop.id]);
});

test('what was noted during the work is not settled away', async () => {
  const [quiet, busy] = [await newShop(db), await newShop(db)];
  for (const { id } of [quiet, busy]) {
    await noteDue(db, id, 'count', NOW);
    await leaseDue(db, id, 'count', { now: NOW, until: after(60) });
  }
  await noteDue(db, busy.id, 'count', after(1));
  for (const { id } of [quiet, busy])
    await settleDue(db, id, 'count', { until: after(60), next: null });
  expect(await listDue(db, 'count', after(3_600), 10)).toEqual([busy.id]);
});

test('an active shop of which nothing was noted is found', async () => {
  const [known, unknown, left] = [await newShop(db), await newShop(db), await newShop(db)];
  await db.shop.update({ where: { id: left.id }, data: { uninstalledAt: NOW } });
  await noteDue(db, known.id, 'count', NOW);
  const found = await listUnnoted(db, 'count', 100);
  expect(found).toContain(unknown.id);
  expect(found).not.toContain(known.id);
  expect(found).not.toContain(left.id);
});
