// Shopify's side of the webhook bench: signed deliveries at a steady rate, whether or not the door keeps up. Answers how
// long each took from the moment that it was due until it was acknowledged.
import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

export type WebhookOrder = {
  port: number;
  secret: string;
  domain: string;
  perSecond: number;
  seconds: number;
};
export type WebhookResult = { latencies: number[]; failed: number };

const TICK_MS = 10;
const agent = new Agent({ keepAlive: true, maxSockets: 128 });
let delivered = 0;

/** As large as an order of two lines is with its customer and its addresses. */
function payloadOf(n: number): string {
  const at = new Date().toISOString();
  const id = 5_000_000_000_000 + n;
  const line = { title: 'Oak lamp', quantity: 1, price: '12.50', sku: 'S1', vendor: 'Mill' };
  return JSON.stringify({
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${n}`,
    created_at: at,
    updated_at: at,
    currency: 'EUR',
    total_price: '25.00',
    note: 'x'.repeat(1_000),
    line_items: [
      { id: id * 2, ...line },
      { id: id * 2 + 1, ...line },
    ],
    shipping_address: { city: 'Berlin', zip: '10115', country_code: 'DE' },
  });
}

function deliver(order: WebhookOrder, due: number): Promise<number | null> {
  delivered += 1;
  const body = payloadOf(delivered);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-shopify-topic': 'orders/updated',
    'x-shopify-shop-domain': order.domain,
    'x-shopify-webhook-id': `bench-${delivered}`,
    'x-shopify-triggered-at': new Date().toISOString(),
    'x-shopify-hmac-sha256': createHmac('sha256', order.secret).update(body).digest('base64'),
  };
  return new Promise((resolve) => {
    const { port } = order;
    const sent = request({ agent, port, path: '/webhooks', method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode === 200 ? performance.now() - due : null));
    });
    sent.once('error', () => resolve(null));
    sent.end(body);
  });
}

async function run(order: WebhookOrder): Promise<WebhookResult> {
  const answers: Promise<number | null>[] = [];
  const start = performance.now();
  const total = order.perSecond * order.seconds;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(total, ((performance.now() - start) * order.perSecond) / 1_000);
      while (answers.length < due)
        answers.push(deliver(order, start + (answers.length * 1_000) / order.perSecond));
      if (answers.length < total) return;
      clearInterval(timer);
      resolve();
    }, TICK_MS);
  });
  const latencies = await Promise.all(answers);
  const acknowledged = latencies.filter((latency) => latency !== null);
  return { latencies: acknowledged, failed: latencies.length - acknowledged.length };
}

process.on('message', (order: WebhookOrder) => {
  void run(order).then((result) => process.send!(result));
});
process.send!({ ready: true });
