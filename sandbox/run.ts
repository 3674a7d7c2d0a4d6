// The sandbox process: one shop, from a folder of exports or simulated, served with its inbox. Started by sandbox/demo.ts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExtensionFault } from './extensions/block-schema';
import { readExports } from './exports/read-exports';
import { startServer } from './server';
import type { KindCounts, SetAsideRow, ShopData } from './shop/shop-data';
import { simulateStore } from './simulate/simulate-store';

/** What the demo tells the sandbox; one JSON argument. */
export type RunOrder = {
  store: string | null;
  /** People of a simulated store; null: as many as it is made with. */
  customers: number | null;
  dataDir: string;
  port: number;
  smtpPort: number;
  appOrigin: string;
  clientId: string;
  clientSecret: string;
  scopes: string[];
  /** The evening on which a simulated history ends; the same on every start that keeps its data. */
  endsAt: string;
  /** False: the clock goes on from where the data folder left it. */
  fresh: boolean;
};

/** What the sandbox tells the demo when it is ready, or why it cannot be. */
export type RunAnswer =
  | {
      kind: 'ready';
      origin: string;
      domain: string;
      smtpUrl: string;
      read: KindCounts;
      setAside: SetAsideRow[];
      guestOrders: number;
    }
  | { kind: 'refused'; problem: string };

type Filled = Pick<Extract<RunAnswer, { kind: 'ready' }>, 'read' | 'setAside' | 'guestOrders'> & {
  shop: ShopData;
  clockStart: Date;
};

/** From 18:00, when a simulated history ends, to 10:00 of the next day. */
const MORNING_AFTER_MS = 16 * 3_600_000;

const order = JSON.parse(process.argv[2] ?? '{}') as RunOrder;
mkdirSync(order.dataDir, { recursive: true });
const filled = order.store ? await fillFromExports(order.store) : fillFromSimulation(order);
if ('problem' in filled) {
  answer({ kind: 'refused', problem: filled.problem });
} else {
  const { shop, clockStart, read, setAside, guestOrders } = filled;
  const server = await startServer({
    ...order,
    shop,
    clockStart: order.fresh ? clockStart : undefined,
  }).catch(refuseExtension);
  const { origin, inbox } = server;
  const smtpUrl = inbox.url;
  answer({ kind: 'ready', origin, domain: shop.domain, smtpUrl, read, setAside, guestOrders });
  const end = () => void server.close().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  // The demo holds the other end: when it is gone, so is the sandbox.
  process.once('disconnect', end);
}

/** What Shopify would refuse at deployment is for the developer to mend; anything else is a bug and shows itself. */
function refuseExtension(fault: unknown): never {
  if (!(fault instanceof ExtensionFault)) throw fault;
  answer({ kind: 'refused', problem: fault.message });
  process.exit();
}

async function fillFromExports(dir: string): Promise<Filled | { problem: string }> {
  const result = await readExports(dir);
  return result.kind === 'refused' ? { problem: result.problem } : result;
}

function fillFromSimulation({ endsAt, dataDir, ...order }: RunOrder): Filled {
  const { shop, truth } = simulateStore({
    seed: 1,
    endsAt: new Date(endsAt),
    customers: order.customers ?? undefined,
  });
  writeFileSync(join(dataDir, 'truth.json'), JSON.stringify(truth));
  const lines = shop.orders.reduce((sum, { lines: { length } }) => sum + length, 0);
  const { products, customers, orders } = shop;
  return {
    shop,
    clockStart: new Date(Date.parse(endsAt) + MORNING_AFTER_MS),
    read: {
      products: products.length,
      customers: customers.length,
      orders: orders.length,
      lines,
    },
    setAside: [],
    guestOrders: orders.filter((placed) => placed.customerId === null).length,
  };
}

function answer(message: RunAnswer): void {
  if (process.send) process.send(message);
  else process.stdout.write(`${JSON.stringify(message)}\n`);
  if (message.kind === 'refused') process.exitCode = 1;
}
