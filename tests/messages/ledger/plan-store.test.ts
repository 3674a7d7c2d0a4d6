import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { messageIdFor, planMessages, type Plan } from '~/messages/ledger/plan-store';
import { cases } from '../../support/counts';
import { openDatabase } from '../../support/database';
import { newShop, NOW } from '../../support/factories';

const { db } = await openDatabase();
const shop = await newShop(db);

const PLAN: Plan = {
  source: 'campaign:1',
  occasion: 'launch',
  kind: 'campaign',
  campaignId: 1,
  templateId: 'picks-for-you',
  templateVersion: 1,
  createdAt: NOW,
  sendAt: NOW,
};
let sources = 0;
const newPlan = (): Plan => ({ ...PLAN, source: `campaign:${(sources += 1)}` });
const people = (count: number) =>
  Array.from({ length: count }, () => ({ profileId: crypto.randomUUID(), skip: null }));
const plan = (one: Plan, profiles: Parameters<typeof planMessages>[3]) =>
  inShop(db, shop.id, (tx) => planMessages(tx, shop.id, one, profiles));
const messagesTo = (profileId: string) =>
  inShop(db, shop.id, (tx) => tx.message.findMany({ where: { shopId: shop.id, profileId } }));

test('a profile is planned once for an occasion', async () => {
  const one = newPlan();
  const [anna] = people(1);
  expect(await plan(one, [anna!])).toBe(1);
  expect(await plan(one, [anna!])).toBe(0);
  expect(await plan({ ...one, createdAt: new Date(NOW.getTime() + 1) }, [anna!])).toBe(0);
  expect(await messagesTo(anna!.profileId)).toMatchObject([
    { id: messageIdFor(shop.id, one, anna!.profileId), state: 'queued', sendAt: NOW },
  ]);
});

test('a profile twice in one plan gets one message', async () => {
  const [anna] = people(1);
  expect(await plan(newPlan(), [anna!, anna!])).toBe(1);
});

test('another occasion or source is another message', async () => {
  const one = newPlan();
  const [anna] = people(1);
  await plan(one, [anna!]);
  await plan({ ...one, occasion: 'reminder' }, [anna!]);
  await plan(newPlan(), [anna!]);
  expect(new Set((await messagesTo(anna!.profileId)).map((row) => row.id)).size).toBe(3);
});

test('who is skipped stands in the ledger as settled', async () => {
  const [anna] = people(1);
  await plan(newPlan(), [{ profileId: anna!.profileId, skip: 'holdout' }]);
  expect(await messagesTo(anna!.profileId)).toMatchObject([
    { state: 'skipped', reason: 'holdout', settledAt: NOW },
  ]);
});

test('two planners at once plan each profile once', async () => {
  for (let round = cases(4, 200); round > 0; round -= 1) {
    const one = newPlan();
    const audience = people(300);
    const planned = await Promise.all([
      plan(one, audience),
      plan(one, audience.toReversed()),
      plan(one, audience.slice(100)),
    ]);
    expect(planned.reduce((sum, count) => sum + count)).toBe(300);
  }
});

test('an occasion without a message, or the reverse, never commits', async () => {
  const one = newPlan();
  const audience = people(3);
  const broken = inShop(db, shop.id, async (tx) => {
    await planMessages(tx, shop.id, one, audience);
    throw new Error('the planner died');
  });
  await expect(broken).rejects.toThrow('the planner died');
  expect(await messagesTo(audience[0]!.profileId)).toEqual([]);
  expect(await plan(one, audience)).toBe(3);
});
