// Batches of visits, appended as the pixel's door appends what it is about to acknowledge, and by the plain loop; one
// connection each, one batch after the other, made by the process that appends them.
import pg from 'pg';
import { createDb } from '~/db';
import { receivePixel } from '~/shopify/pixel/receive';
import type { PixelEvent } from '~/shopify/translate/pixel';
import { writePlain, type PlainRow } from './plain-rows';

export type BatchOrder = { side: 'product' | 'plain'; seconds: number };
export type BatchResult = { events: number; seconds: number };

const SIZE = 1_000;
const VISITORS = 5_000;
/** A visit is several events in a row. */
const VISIT = 5;

const url = process.env.DATABASE_URL!;
const shops = { product: Number(process.env.BENCH_SHOP), plain: Number(process.env.PLAIN_SHOP) };
const database = createDb(url, 1);
const client = new pg.Client({ connectionString: url });
await client.connect();

let made = 0;

function makeFacts() {
  made += 1;
  return {
    id: `pixel:sh-${made}-7c1c6a1e-3b0f-4d0a-9b57`,
    visitorId: `7c1c6a1e-3b0f-4d0a-9b57-${String(Math.floor(made / VISIT) % VISITORS).padStart(12, '0')}`,
    at: new Date(),
    productId: String(8_000_000_000_000 + (made % 500)),
  };
}

function eventOf({ id, visitorId, at, productId }: ReturnType<typeof makeFacts>): PixelEvent {
  const happened = { name: 'viewed_product' as const, properties: { productId } };
  return { id, visitorId, at, customerId: null, address: null, click: null, happened };
}

function rowOf({ id, visitorId, at, productId }: ReturnType<typeof makeFacts>): PlainRow {
  const properties = JSON.stringify({ productId });
  return { id, at: at.toISOString(), name: 'viewed_product', visitorId, properties };
}

async function appendProduct(): Promise<void> {
  const events = Array.from({ length: SIZE }, () => eventOf(makeFacts()));
  const proof = { secret: 'a master secret of thirty-two bytes', now: new Date() };
  const { recorded } = await receivePixel(database, shops.product, events, proof);
  if (recorded !== SIZE) throw new Error(`Of ${SIZE} events ${recorded} were recorded.`);
}

async function appendPlain(): Promise<void> {
  await writePlain(
    client,
    shops.plain,
    Array.from({ length: SIZE }, () => rowOf(makeFacts())),
  );
}

async function run({ side, seconds }: BatchOrder): Promise<BatchResult> {
  const append = side === 'product' ? appendProduct : appendPlain;
  const start = performance.now();
  let events = 0;
  while (performance.now() - start < seconds * 1_000) {
    await append();
    events += SIZE;
  }
  return { events, seconds: (performance.now() - start) / 1_000 };
}

process.on('message', (order: BatchOrder) => {
  void run(order).then((result) => process.send!(result));
});
process.send!({ pid: process.pid });
