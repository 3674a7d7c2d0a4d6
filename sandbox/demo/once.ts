// The whole job without a browser: wait for the import and the training, send one campaign to everyone, write down what came.
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { once as event } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { NoAnswer } from './app-client';
import type { AppClient } from './app-client';
import type { RunAnswer } from '../run';
import type { KindCounts, SetAsideRow } from '../shop/shop-data';

export type Progress = {
  imported: boolean;
  trained: boolean;
  reachable: number;
  guests: number;
  training: { state: string; problem: string | null } | null;
  imports: {
    resource: string;
    state: string;
    linesDone: number;
    linesTotal: number | null;
    imported: number;
    children: number;
    setAside: number;
    problem: string | null;
  }[];
};

type CampaignProgress = {
  state: string;
  messages: { state: string; reason: string | null; count: number }[];
};

type Line = { id: string; status: string; reason: string | null; messageId: string | null };

const POLL_MS = 250;
const FETCHED_AT_ONCE = 16;
/** A run that starts clean has no other. */
const FIRST_CAMPAIGN = 1;

/** Waits until mail can be sent; throws with the app's own sentence when import or training failed. */
export async function waitUntilReady(
  app: AppClient,
  say: (line: string) => void,
): Promise<{ progress: Progress; importSeconds: number; trainSeconds: number }> {
  const began = performance.now();
  let importedAt: number | null = null;
  let said = '';
  for (;;) {
    const progress = await app.json<Progress>('/app/progress');
    const failed = progress.imports.find((run) => run.state === 'failed');
    if (failed) throw new Error(`The import of ${failed.resource} failed: ${failed.problem}`);
    if (progress.training?.state === 'failed')
      throw new Error(`The training failed: ${progress.training.problem}`);
    if (progress.imported) importedAt ??= performance.now();
    const line = importedAt
      ? 'Training'
      : `Importing: ${progress.imports.map(describe).join(', ')}`;
    if (line !== said) say(line);
    said = line;
    if (importedAt && progress.trained) {
      const trainSeconds = seconds(importedAt, performance.now());
      return { progress, importSeconds: seconds(began, importedAt), trainSeconds };
    }
    await wait(POLL_MS);
  }
}

function describe(run: Progress['imports'][number]): string {
  const share = run.linesTotal ? Math.floor((100 * run.linesDone) / run.linesTotal) : 0;
  return `${run.resource} ${run.state === 'done' ? 'done' : `${share} %`}`;
}

/** "Picks for you" to everyone who can be reached: no holdout, now, quiet hours and gap off. */
export async function sendCampaign(app: AppClient, limit: number | null): Promise<number> {
  const fields = {
    name: 'Picks for you',
    holdoutPercent: '0',
    gapHours: '0',
    recipientLimit: limit === null ? '' : String(limit),
  };
  for (;;) {
    try {
      const next = await app.submit('/app/campaigns/new', fields);
      const id = Number(/\/app\/campaigns\/(\d+)/.exec(next)?.[1]);
      if (!id) throw new Error(`The app led to ${next} instead of the new campaign`);
      return id;
    } catch (fault) {
      if (!(fault instanceof NoAnswer)) throw fault;
      // The answer was lost: asking again without a look could send everything twice.
      if (await app.find(`/app/campaigns/${FIRST_CAMPAIGN}/progress`)) return FIRST_CAMPAIGN;
    }
  }
}

export async function waitUntilSent(
  app: AppClient,
  id: number,
  say: (line: string) => void,
): Promise<CampaignProgress> {
  let said = '';
  for (;;) {
    const progress = await app.json<CampaignProgress>(`/app/campaigns/${id}/progress`);
    const line = `Sending: ${progress.messages.map((row) => `${row.state} ${row.count}`).join(', ')}`;
    if (line !== said) say(line);
    said = line;
    if (progress.state === 'done') return progress;
    await wait(2 * POLL_MS);
  }
}

/** Writes `mail/*.eml` from the inbox and `messages.jsonl` from the app, joined by Message-ID. */
export async function collect(app: AppClient, sandbox: string, out: string, id: number) {
  rmSync(join(out, 'mail'), { recursive: true, force: true });
  mkdirSync(join(out, 'mail'), { recursive: true });
  const files = await saveMails(sandbox, out);
  const counts = { accepted: 0, skipped: {} as Record<string, number>, failed: 0, unknown: 0 };
  const file = createWriteStream(join(out, 'messages.jsonl'));
  for await (const text of app.lines(`/app/campaigns/${id}/messages.jsonl`)) {
    const { messageId, ...line } = JSON.parse(text) as Line;
    const eml = messageId ? (files.get(messageId) ?? null) : null;
    if (!file.write(`${JSON.stringify({ ...line, eml })}\n`)) await event(file, 'drain');
    if (line.status === 'skipped')
      counts.skipped[line.reason ?? 'none'] = (counts.skipped[line.reason ?? 'none'] ?? 0) + 1;
    else if (line.status !== 'waiting')
      counts[line.status as 'accepted' | 'failed' | 'unknown'] += 1;
  }
  file.end();
  await event(file, 'close');
  return counts;
}

type Listing = { next: number | null; mails: { id: number; messageId: string }[] };

async function saveMails(sandbox: string, out: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  let after: number | null = 0;
  while (after !== null) {
    const listing: Listing = (await (
      await fetch(`${sandbox}/inbox.json?limit=1000&after=${after}`)
    ).json()) as Listing;
    const mails = [...listing.mails];
    const save = async () => {
      for (let mail = mails.shift(); mail; mail = mails.shift()) {
        const name = `mail/${String(mail.id).padStart(6, '0')}.eml`;
        const raw = await (await fetch(`${sandbox}/inbox/${mail.id}.eml`)).arrayBuffer();
        await writeFile(join(out, name), Buffer.from(raw));
        files.set(mail.messageId, name);
      }
    };
    await Promise.all(Array.from({ length: FETCHED_AT_ONCE }, save));
    after = listing.next;
  }
  return files;
}

export type Timings = { start: number; import: number; train: number; send: number; total: number };

type Issue = { resource: string; sourceId: string; reason: string };

/** Writes `summary.json`; throws when a row was neither imported nor listed, since then something was lost silently. */
export function writeSummary(
  out: string,
  ready: Extract<RunAnswer, { kind: 'ready' }>,
  progress: Progress,
  rest: { messages: object; setAside: KindCounts; seconds: Timings; peakMemoryMb: number | null },
): void {
  const run = (resource: string) => progress.imports.find((one) => one.resource === resource);
  const imported: KindCounts = {
    products: run('products')?.imported ?? 0,
    customers: run('customers')?.imported ?? 0,
    orders: run('orders')?.imported ?? 0,
    lines: run('orders')?.children ?? 0,
  };
  const { read, guestOrders } = ready;
  const { setAside, ...others } = rest;
  const { reachable } = progress;
  const summary = { read, imported, setAside, guestOrders, reachable, ...others };
  writeFileSync(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  for (const kind of ['products', 'customers', 'orders', 'lines'] as const) {
    const known = imported[kind] + setAside[kind];
    if (known !== read[kind])
      throw new Error(`Of ${read[kind]} ${kind} read, ${known} were imported or set aside.`);
  }
}

/** Lists what the folder's reader and what the app could not use, with the reason; answers how many of each kind. */
export function writeSetAside(
  out: string,
  ready: Extract<RunAnswer, { kind: 'ready' }>,
  issues: Issue[],
): KindCounts {
  const rows = [
    ...ready.setAside,
    ...issues.map(({ sourceId, reason }) => ({ source: sourceId, kind: kindOf(sourceId), reason })),
  ];
  writeFileSync(
    join(out, 'set-aside.jsonl'),
    rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  );
  const count = (kind: SetAsideRow['kind']) => rows.filter((row) => row.kind === kind).length;
  return {
    products: count('product'),
    customers: count('customer'),
    orders: count('order'),
    lines: count('line'),
  };
}

const KINDS: Record<string, SetAsideRow['kind']> = {
  Product: 'product',
  Customer: 'customer',
  Order: 'order',
  LineItem: 'line',
};

/** By Shopify's own id, `gid://shopify/LineItem/1`; a variant or a collection is none of the kinds that are counted. */
function kindOf(gid: string): SetAsideRow['kind'] | null {
  return KINDS[gid.split('/')[3] ?? ''] ?? null;
}

function seconds(from: number, to: number): number {
  return Math.round((to - from) / 100) / 10;
}
