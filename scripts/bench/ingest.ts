// `npm run bench ingest`: what is told to the pixel's door one by one, what is appended in batches before it is
// acknowledged, and Shopify's webhooks while a campaign runs; each beside a plain loop on the same PostgreSQL.
import { bundleProcesses } from './bundle';
import type { CampaignResult } from './campaign';
import { quantile, rounded, throughput, type Figure } from './figure';
import { startChild, type Child } from './child';
import { DOOR_SECRET, peakMemoryOf, startRealDoor } from './real-door';
import type { WebhookResult } from './webhooks';
import type { BatchOrder, BatchResult } from './batch';
import { openStage, type Stage } from './stage';
import type { StormOrder, StormResult } from './storm';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 3);
const CONNECTIONS = 256;

/** What the issue asks for: an acknowledgement within so many ms at that rate. */
const LIMIT_MS = 500;
const PER_SECOND = 500;
const WEBHOOK_SECONDS = 12;

export async function benchIngest(tell: (figure: Figure) => void): Promise<void> {
  await bundleProcesses();
  const stage = await openStage();
  try {
    tell(await benchSingle(stage));
    tell(await benchBatch(stage));
    tell(await benchWebhooks(stage));
  } finally {
    await stage.close();
  }
}

/** Product and plain door both stand during all rounds; one of them is stormed at a time, by a process of its own. */
async function benchSingle(stage: Stage): Promise<Figure> {
  const { applicationUrl, product, plain } = stage;
  const door = await startRealDoor(applicationUrl);
  const other = await startChild<{ port: number }>('plain-door', {
    DATABASE_URL: applicationUrl,
    BENCH_SHOP: String(plain.id),
  });
  const { child: generator } = await startChild('storm', {});
  const run = (name: string, port: number, seconds: number) =>
    storm(generator, {
      port,
      path: `/pixel/${product.pixelKey}`,
      connections: CONNECTIONS,
      seconds,
      round: name,
    });
  try {
    await run('warm-a', door.port, 2);
    await run('warm-b', other.ready.port, 2);
    const rounds: { product: number; plain: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const mine = await run(`a${round}`, door.port, SECONDS);
      const theirs = await run(`b${round}`, other.ready.port, SECONDS);
      rounds.push({ product: rate(mine), plain: rate(theirs) });
      note(`ingest.single ${round + 1}/${ROUNDS}`, mine, theirs);
    }
    return throughput('ingest.single', rounds, door.peakMemoryMb());
  } finally {
    generator.end();
    other.child.end();
    door.end();
  }
}

/** Both sides in one process, taking turns: what a batch costs until its commit. */
async function benchBatch({ applicationUrl, product, plain }: Stage): Promise<Figure> {
  const { child, ready } = await startChild<{ pid: number }>('batch', {
    DATABASE_URL: applicationUrl,
    BENCH_SHOP: String(product.id),
    PLAIN_SHOP: String(plain.id),
  });
  const run = async (side: BatchOrder['side'], seconds: number) => {
    const result = await child.ask<BatchResult>({ side, seconds } satisfies BatchOrder);
    return result.events / result.seconds;
  };
  try {
    await run('product', 2);
    await run('plain', 2);
    const rounds: { product: number; plain: number }[] = [];
    for (let round = 0; round < 2 * ROUNDS; round += 1) {
      const one = {
        product: await run('product', SECONDS / 2),
        plain: await run('plain', SECONDS / 2),
      };
      rounds.push(one);
      process.stderr.write(
        `ingest.batch ${round + 1}/${2 * ROUNDS}: product ${Math.round(one.product)}/s; plain ${Math.round(one.plain)}/s\n`,
      );
    }
    return throughput('ingest.batch', rounds, peakMemoryOf(ready.pid));
  } finally {
    child.end();
  }
}

/** A steady rate that does not wait for the door, while a campaign takes what it can of the same machine. */
async function benchWebhooks({ applicationUrl, product }: Stage): Promise<Figure> {
  const door = await startRealDoor(applicationUrl);
  const { child: campaign } = await startChild('campaign', { DATABASE_URL: applicationUrl });
  const { child: shopify } = await startChild('webhooks', {});
  const order = { port: door.port, secret: DOOR_SECRET, domain: product.domain };
  try {
    await shopify.ask<WebhookResult>({ ...order, perSecond: PER_SECOND, seconds: 2 });
    const [sent, told] = await Promise.all([
      campaign.ask<CampaignResult>({ seconds: WEBHOOK_SECONDS + 1 }),
      shopify.ask<WebhookResult>({ ...order, perSecond: PER_SECOND, seconds: WEBHOOK_SECONDS }),
    ]);
    if (told.failed > 0) throw new Error(`The door did not take ${told.failed} webhooks.`);
    const p99 = quantile(told.latencies, 0.99);
    process.stderr.write(
      `webhook.ack: ${told.latencies.length} acknowledged, p50 ${rounded(quantile(told.latencies, 0.5))} ms, most ${rounded(Math.max(...told.latencies))} ms, beside ${Math.round(sent.messages / sent.seconds)} messages/s\n`,
    );
    return {
      name: 'webhook.ack',
      unit: 'ms p99 at 500/s; plain is the limit',
      product: rounded(p99),
      plain: LIMIT_MS,
      ratio: rounded(LIMIT_MS / p99),
      peakMemoryMb: Math.round(door.peakMemoryMb()),
    };
  } finally {
    for (const child of [campaign, shopify, door]) child.end();
  }
}

async function storm(generator: Child, order: StormOrder): Promise<StormResult> {
  const result = await generator.ask<StormResult>(order);
  if (result.refused > 0) throw new Error(`The door refused ${result.refused} events.`);
  return result;
}

function rate({ acknowledged, seconds }: StormResult): number {
  return acknowledged / seconds;
}

function note(what: string, mine: StormResult, theirs: StormResult): void {
  const words = (one: StormResult) =>
    `${Math.round(rate(one))}/s p50 ${rounded(one.p50)} ms p99 ${rounded(one.p99)} ms`;
  process.stderr.write(`${what}: product ${words(mine)}; plain ${words(theirs)}\n`);
}
