import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { PATIENCE } from '../../../sandbox/webhooks/send';
import { makeProduct } from '../make-context';
import { runApp, type RunningApp } from './run-app';

const HOUR = 3600;

function touchProducts({ server }: RunningApp, count: number): void {
  const { changes } = server.context;
  for (let n = 1; n <= count; n += 1) {
    changes.apply({ kind: 'product-saved', product: { ...server.context.shop.products[0]! } });
  }
}

function webhookIds(app: RunningApp): string[] {
  return app.received.map(({ headers }) => String(headers['x-shopify-webhook-id']));
}

test('a webhook is signed and names what it is', async () => {
  const app = await runApp();
  touchProducts(app, 1);
  await app.settle('delivered', 1);
  const { path, headers, body } = app.received[0]!;
  const signature = createHmac('sha256', 'client-secret').update(body).digest('base64');
  expect(path).toBe('/webhooks');
  expect(headers).toMatchObject({
    'x-shopify-topic': 'products/update',
    'x-shopify-hmac-sha256': signature,
    'x-shopify-shop-domain': 'small.myshopify.com',
    'x-shopify-api-version': '2026-10',
    'content-type': 'application/json',
  });
  expect(headers['x-shopify-triggered-at']).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{9}Z$/);
});

test('one act of a person shares its event id', async () => {
  const app = await runApp();
  const { changes, shop, clock } = app.server.context;
  const order = {
    ...shop.orders[0]!,
    id: changes.nextId('order'),
    createdAt: clock.now().getTime(),
    lines: shop.orders[0]!.lines.slice(0, 1),
  };
  changes.apply({ kind: 'order-placed', order });
  await app.settle('delivered', 2);
  const ids = app.received.map(({ headers }) => headers['x-shopify-event-id']);
  expect(app.received.map(({ headers }) => headers['x-shopify-topic']).toSorted()).toEqual([
    'orders/create',
    'products/update',
  ]);
  expect(ids[0]).toBe(ids[1]);
});

test('a redirect is no delivery, and eight retries take four hours', async () => {
  const app = await runApp();
  app.answer = 302;
  touchProducts(app, 1);
  const { queue } = app.server.webhooks;
  const pauses: number[] = [];
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    await expect.poll(() => queue.open()[0]?.attempts).toBe(attempt);
    const pause = (queue.open()[0]!.dueAt - app.server.context.clock.now().getTime()) / 1000;
    pauses.push(pause);
    app.server.context.clock.advance(pause);
  }
  await app.settle('dropped', 1);
  // 4 h / (1 + 2 + … + 128) = 56.47 s, doubled seven times; the clock runs on while the test looks.
  const late = pauses.map((pause, n) => 56.47 * 2 ** n - pause);
  expect(Math.max(...late.map(Math.abs))).toBeLessThan(3);
  expect(new Set(webhookIds(app)).size).toBe(1);
  expect(new Set(app.received.map(({ body }) => body)).size).toBe(1);
});

test('a door that answers too late is asked again', async () => {
  // Shopify's own 5 s, from its page on delivery; a shorter patience keeps this test from waiting that long.
  expect(PATIENCE).toEqual({ connectMs: 1_000, totalMs: 5_000 });
  const app = await runApp(undefined, { connectMs: 1_000, totalMs: 100 });
  app.answer = null;
  touchProducts(app, 1);
  const { queue } = app.server.webhooks;
  await expect.poll(() => queue.open()[0]?.lastAnswer).toBe('no answer within 0.1 s');
  expect(queue.open()[0]).toMatchObject({ status: 'waiting', attempts: 1 });

  app.answer = 200;
  app.server.context.clock.advance(HOUR);

  await app.settle('delivered', 1);
  expect(app.received).toHaveLength(2);
  expect(new Set(webhookIds(app)).size).toBe(1);
});

test('copies share an id, and shuffled ones wait for each other', async () => {
  const app = await runApp();
  app.server.webhooks.setMischief({ duplicates: true, shuffle: true }, 7);
  touchProducts(app, 20);
  await app.settle('held', 40);
  expect(app.received).toEqual([]);
  app.server.webhooks.setMischief({ shuffle: false });
  await app.settle('delivered', 40);
  const made = app.server.webhooks.queue
    .ended()
    .toSorted((a, b) => a.key - b.key)
    .map(({ webhookId }) => webhookId);
  const came = webhookIds(app);
  expect(came).not.toEqual(made);
  expect(came.toSorted()).toEqual(made.toSorted());
  expect(new Set(came).size).toBe(20);
});

test('what is lost never comes, what goes unheard comes again', async () => {
  const app = await runApp();
  app.server.webhooks.setMischief({ lossShare: 1 });
  touchProducts(app, 3);
  await app.settle('lost', 3);
  app.server.webhooks.setMischief({ lossShare: 0, replyLossShare: 1 });
  touchProducts(app, 1);
  await expect.poll(() => app.received.length).toBe(1);
  await expect.poll(() => app.server.webhooks.queue.open()[0]?.attempts).toBe(1);
  app.server.webhooks.setMischief({ replyLossShare: 0 });
  app.server.context.clock.advance(60);
  await app.settle('delivered', 1);
  expect(new Set(webhookIds(app)).size).toBe(1);
  expect(app.received).toHaveLength(2);
});

test('a restarted sandbox still delivers what the app refused', async () => {
  const app = await runApp();
  app.answer = 500;
  touchProducts(app, 1);
  await expect.poll(() => app.server.webhooks.queue.open()[0]?.attempts).toBe(1);
  await app.restart();
  app.answer = 200;
  app.server.context.clock.advance(HOUR);
  await app.settle('delivered', 1);
  expect(new Set(webhookIds(app)).size).toBe(1);
});

test('a relative address stands behind the whole application address', async () => {
  const app = await runApp(`application_url = "https://app.example/app"
[[webhooks.subscriptions]]
topics = ["products/update"]
uri = "/hooks"
include_fields = ["id"]
`);
  touchProducts(app, 1);
  await app.settle('delivered', 1);
  const { path, body } = app.received[0]!;
  expect(path).toBe('/app/hooks');
  expect(body).toBe(`{"id":${app.server.context.shop.products[0]!.id}}`);
});

test('the last deliveries are listed and mischief is checked', async () => {
  const app = await runApp();
  touchProducts(app, 1);
  await app.settle('delivered', 1);
  const address = `${app.server.origin}/webhooks.json`;
  const listed = (await (await fetch(address)).json()) as { deliveries: object[] };
  const refused = await fetch(address, { method: 'POST', body: '{"lossShare": 2}' });
  expect(listed.deliveries).toMatchObject([
    { topic: 'products/update', status: 'delivered', attempts: 1, lastAnswer: '200' },
  ]);
  expect(refused.status).toBe(400);
});

test('uninstalling is told, and the data two days later', async () => {
  const app = await runApp();
  const { installation, clock, changes } = app.server.context;
  installation.uninstall();
  changes.apply({ kind: 'product-saved', product: makeProduct() });
  await app.settle('delivered', 1);
  expect(app.received.map(({ headers }) => headers['x-shopify-topic'])).toEqual([
    'app/uninstalled',
  ]);
  clock.advance(48 * HOUR);
  await app.settle('delivered', 2);
  expect(app.received[1]!.headers['x-shopify-topic']).toBe('shop/redact');
});

test('an app installed again within two days keeps its data', async () => {
  const app = await runApp();
  const { installation, clock } = app.server.context;
  installation.uninstall();
  await app.settle('delivered', 1);
  installation.install();
  await app.settle('cancelled', 1);
  clock.advance(49 * HOUR);
  expect(app.server.webhooks.queue.open()).toEqual([]);
});
