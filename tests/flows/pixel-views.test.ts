// From a browser to a mail: the browse flow on what the pixel told, visitors who become known, and what leads the mail.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { signVisit, visitKey } from '~/messages/visits/visit-token';
import { BROWSE_ABANDONMENT } from '~/flows/library';
import { receivePixel } from '~/shopify/pixel/receive';
import { readPixelEvent } from '~/shopify/translate/pixel';
import { openDatabase } from '../support/database';
import { launch, openPost, readLedger, SECRET } from '../support/small-shop';
import type { SmallShop } from '../support/small-shop';
import { told, viewed, type TestEvent } from '../shopify/pixel/told';
import { HOUR_MS, later, MINUTE_MS, openFlowShop, outcomes, pass, places } from './flow-shop';

const { db } = await openDatabase();
let shops = 0;
let visitors = 0;
const newShop = (customers: number) =>
  openFlowShop(db, `pixel-${(shops += 1)}.myshopify.com`, customers);
const newVisitor = () => `visitor-${(visitors += 1)}`;

/** At the moment of the last of them. */
async function tell({ shop }: SmallShop, events: TestEvent[]): Promise<void> {
  const now = new Date(Math.max(...events.map((event) => Date.parse(event.timestamp))));
  const read = events.map((event) => readPixelEvent(event, now));
  const usable = read.flatMap((one) => (one.kind === 'usable' ? [one.event] : []));
  if (usable.length !== events.length) throw new Error(JSON.stringify(read));
  await receivePixel(db, shop.id, usable, { secret: SECRET, now });
}

const minute = (n: number) => later(n * MINUTE_MS);

/** The ids of the products in the flow's mails. */
async function mailed({ shop }: SmallShop): Promise<string[][]> {
  const rows = await inShop(db, shop.id, (tx) =>
    tx.message.findMany({ where: { shopId: shop.id, flowId: BROWSE_ABANDONMENT.id } }),
  );
  return rows.map((row) => {
    const content = row.content as { products: { id: string }[] } | null;
    return content?.products.map((product) => product.id) ?? [];
  });
}

test('who looks logged in gets that product an hour later', async () => {
  const small = await newShop(2);
  const clientId = newVisitor();
  await tell(small, [viewed(minute(0), { clientId, customerId: '5001' })]);
  const post = openPost();
  await pass(db, small, post, minute(59));
  expect(post.sent).toEqual([]);
  await pass(db, small, post, minute(60));
  expect(post.sent.map((mail) => mail.to)).toEqual([small.profiles[1]!.address]);
  expect((await mailed(small))[0]?.[0]).toBe('1003');
});

test('who is known later is answered for an earlier look', async () => {
  const small = await newShop(1);
  const clientId = newVisitor();
  const post = openPost();
  await tell(small, [viewed(minute(0), { clientId })]);
  await pass(db, small, post, minute(5));
  expect(await places(db, small)).toEqual({});
  const { address } = small.profiles[0]!;
  await tell(small, [told('form_submitted', minute(10), { clientId, email: address })]);
  await pass(db, small, post, minute(11));
  await pass(db, small, post, minute(60));
  expect(post.sent.map((mail) => mail.to)).toEqual([address]);
  await pass(db, small, post, minute(120));
  expect(post.sent).toHaveLength(1);
});

test('a look of yesterday is not answered when its person is known', async () => {
  const small = await newShop(1);
  const clientId = newVisitor();
  await tell(small, [viewed(minute(-55), { clientId })]);
  const email = small.profiles[0]!.address;
  const known = later(24 * HOUR_MS);
  await tell(small, [told('form_submitted', known, { clientId, email })]);
  const post = openPost();
  await pass(db, small, post, known);
  expect(post.sent).toEqual([]);
  expect(await places(db, small)).toEqual({});
});

test.each([
  ['product_added_to_cart', { productId: '1003', quantity: 1 }, 'added_to_cart'],
  ['checkout_started', { productIds: ['1003'] }, 'started_checkout'],
  ['checkout_completed', { productIds: ['1003'], orderId: '9' }, 'completed_checkout'],
])('the browser’s %s ends the flow', async (name, facts, reason) => {
  const small = await newShop(1);
  const who = { clientId: newVisitor(), customerId: '5000' };
  await tell(small, [viewed(minute(0), who)]);
  const post = openPost();
  await pass(db, small, post, minute(1));
  await tell(small, [told(name, minute(20), { ...who, ...facts })]);
  await pass(db, small, post, minute(60));
  expect(post.sent).toEqual([]);
  expect(await places(db, small)).toEqual({ [reason]: 1 });
});

test('an address at the checkout ends it for a visitor unknown before', async () => {
  const small = await newShop(1);
  const clientId = newVisitor();
  const email = small.profiles[0]!.address;
  await tell(small, [
    viewed(minute(0), { clientId }),
    told('checkout_started', minute(3), { clientId, productIds: ['1003'] }),
    told('checkout_contact_info_submitted', minute(4), { clientId, email }),
  ]);
  const post = openPost();
  await pass(db, small, post, minute(5));
  await pass(db, small, post, minute(60));
  expect(post.sent).toEqual([]);
  expect(await places(db, small)).toEqual({ started_checkout: 1 });
});

test('of several looks the last one leads the mail', async () => {
  const small = await newShop(1);
  const who = { clientId: newVisitor(), customerId: '5000' };
  await tell(small, [viewed(minute(0), { ...who, productId: '1003' })]);
  const post = openPost();
  await pass(db, small, post, minute(1));
  await tell(small, [
    viewed(minute(10), { ...who, productId: '1005' }),
    viewed(minute(12), { ...who, productId: '1007' }),
  ]);
  await pass(db, small, post, minute(60));
  expect(post.sent).toHaveLength(1);
  expect((await mailed(small))[0]?.[0]).toBe('1007');
});

test('a last look at what the shop does not sell leads nothing', async () => {
  const small = await newShop(1);
  const who = { clientId: newVisitor(), customerId: '5000' };
  await tell(small, [viewed(minute(0), { ...who, productId: '1003' })]);
  await tell(small, [viewed(minute(10), { ...who, productId: '999999' })]);
  const post = openPost();
  await pass(db, small, post, minute(60));
  expect((await mailed(small))[0]?.[0]).toBe('1003');
});

test('a look at an unknown product alone sends nothing', async () => {
  const small = await newShop(1);
  const who = { clientId: newVisitor(), customerId: '5000', productId: '999999' };
  await tell(small, [viewed(minute(0), who)]);
  const post = openPost();
  await pass(db, small, post, minute(60));
  expect(post.sent).toEqual([]);
  expect(Object.values(await outcomes(db, small))).toEqual([1]);
});

/** A mail to each customer, and a token of a click in the mail to the first. */
async function openClicks() {
  const small = await newShop(2);
  const campaignId = await launch(db, small);
  const [first] = await readLedger(db, small.shop.id, campaignId);
  const tokenAt = (issuedAt: Date, shopId = small.shop.id) =>
    signVisit(visitKey(SECRET, String(shopId)), {
      messageCreatedAt: first!.createdAt,
      messageId: first!.id,
      issuedAt,
    });
  const ownersOf = async (clientId: string) => {
    const rows = await inShop(db, small.shop.id, (tx) =>
      tx.event.findMany({
        where: { shopId: small.shop.id, visitorId: clientId },
        orderBy: { occurredAt: 'asc' },
      }),
    );
    return rows.map((row) => row.profileId);
  };
  return { small, profileId: first!.profileId, tokenAt, ownersOf };
}

test('a click says who the visitor is', async () => {
  const { small, profileId, tokenAt, ownersOf } = await openClicks();
  const clientId = newVisitor();
  await tell(small, [viewed(minute(0), { clientId })]);
  const click = tokenAt(minute(1));
  await tell(small, [viewed(minute(2), { clientId, click })]);
  await tell(small, [viewed(minute(9), { clientId })]);
  expect(await ownersOf(clientId)).toEqual([profileId, profileId, profileId]);
});

test('a click’s token shown by another visitor says nothing', async () => {
  const { small, profileId, tokenAt, ownersOf } = await openClicks();
  const [one, other] = [newVisitor(), newVisitor()];
  const click = tokenAt(minute(0));
  // In one batch, and again later; who showed it first keeps it.
  await tell(small, [
    viewed(minute(1), { clientId: one, click }),
    viewed(minute(1), { clientId: other, click }),
  ]);
  await tell(small, [viewed(minute(2), { clientId: other, click })]);
  await tell(small, [viewed(minute(3), { clientId: one, click })]);
  expect(await ownersOf(one)).toEqual([profileId, profileId]);
  expect(await ownersOf(other)).toEqual([null, null]);
});

test('an old, a forged and a foreign token say nothing', async () => {
  const { small, tokenAt, ownersOf } = await openClicks();
  const good = tokenAt(minute(0));
  const wrong = [
    tokenAt(minute(-31)),
    `${good.slice(0, 20)}${good[20] === 'A' ? 'B' : 'A'}${good.slice(21)}`,
    tokenAt(minute(0), small.shop.id + 1),
    'x',
  ];
  for (const click of wrong) {
    const clientId = newVisitor();
    await tell(small, [viewed(minute(0), { clientId, click })]);
    expect(await ownersOf(clientId), click).toEqual([null]);
  }
  const seen = await inShop(db, small.shop.id, (tx) =>
    tx.clickVisit.count({ where: { shopId: small.shop.id } }),
  );
  expect(seen).toBe(0);
});

test('a forwarded click does not take over who logged in', async () => {
  const { small, tokenAt, ownersOf } = await openClicks();
  const clientId = newVisitor();
  const [, second] = small.profiles;
  await tell(small, [viewed(minute(0), { clientId, customerId: '5001' })]);
  await tell(small, [viewed(minute(5), { clientId, click: tokenAt(minute(4)) })]);
  expect(await ownersOf(clientId)).toEqual([second!.id, second!.id]);
});
