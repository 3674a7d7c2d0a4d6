// `npm run demo`: database, sandbox, web and worker as separate processes on this machine, and an address to open.
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from '../scripts/build';
import { migrate } from '../scripts/migrate';
import { removeDatabase, startDatabase } from './database/embedded';
import type { EmbeddedDatabase } from './database/embedded';
import { createAppClient } from './demo/app-client';
import type { AppClient } from './demo/app-client';
import { clockFile } from './clock';
import { awaitLeftovers } from './demo/leftovers';
import { watchMemory } from './demo/memory';
import {
  collect,
  sendCampaign,
  waitUntilReady,
  waitUntilSent,
  writeSetAside,
  writeSummary,
} from './demo/once';
import { readOptions } from './demo/options';
import type { DemoOptions } from './demo/options';
import { freePort } from './demo/ports';
import { Processes } from './demo/processes';
import { settle } from './demo/settings';
import type { Settings } from './demo/settings';
import type { RunAnswer, RunOrder } from './run';
import { readAppFile } from './webhooks/subscriptions';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DATA = process.env.ATTUNE_DEMO_DATA ?? join(ROOT, '.data', 'demo');
const CLIENT_ID = 'attune-demo';

const say = (line: string) => void process.stdout.write(`${line}\n`);

type Ready = Extract<RunAnswer, { kind: 'ready' }>;
type Running = { ready: Ready; app: AppClient; startSeconds: number };

/** A sentence for the person at the keyboard; anything else that is thrown is a bug and shows its stack. */
class Refusal extends Error {}

async function main(): Promise<void> {
  const began = performance.now();
  const processes = new Processes(DATA);
  let database: Promise<EmbeddedDatabase> | undefined;
  const stopWatching = watchMemory(() => processes.ids());
  let ending: Promise<never> | null = null;
  const end = (code: number) => (ending ??= endAll(processes, database, code));
  // Not once: an impatient second Ctrl-C must not leave half of it running.
  const endByPerson = () => {
    if (!ending) say('Stopping …');
    void end(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endByPerson);
  try {
    const options = readOptions(process.argv.slice(2));
    if ('problem' in options) throw new Refusal(options.problem);
    const inUse = await awaitLeftovers(DATA);
    if (inUse) throw new Refusal(inUse);
    if (!options.keep) await startClean();
    mkdirSync(DATA, { recursive: true });
    const keepDatabase = (starting: Promise<EmbeddedDatabase>) => (database = starting);
    const running = await start(options, processes, keepDatabase, began);
    if (options.once) {
      await doOnce(running, options, () => ({ total: seconds(began), peak: stopWatching() }));
      await end(0);
    } else {
      await waitUntilReady(running.app, say);
      welcome(running);
    }
  } catch (fault) {
    // Whoever asked it to end hears nothing of what that broke off.
    if (!ending)
      process.stderr.write(`${fault instanceof Refusal ? fault.message : describe(fault)}\n`);
    await end(1);
  }
}

async function endAll(
  processes: Processes,
  database: Promise<EmbeddedDatabase> | undefined,
  code: number,
): Promise<never> {
  await processes.endAll();
  // One that is only starting is waited for: nobody else would stop it.
  const started = await database?.catch(() => null);
  await started?.stop();
  process.exit(code);
}

/** The store is read first: a folder that cannot be used is refused within seconds, whatever else takes longer. */
async function start(
  options: DemoOptions,
  processes: Processes,
  keepDatabase: (starting: Promise<EmbeddedDatabase>) => Promise<EmbeddedDatabase>,
  began: number,
): Promise<Running> {
  const settled = settle(DATA, options, new Date());
  if (settled.kind === 'refused') throw new Refusal(settled.problem);
  const { settings, fresh } = settled;
  const taken = new Set<number>();
  const ports = {
    sandbox: await freePort(settings.port, taken),
    smtp: await freePort(settings.port + 1, taken),
    web: await freePort(settings.port + 2, taken),
    database: await freePort(settings.port + 3, taken),
  };
  const [ready, database] = await Promise.all([
    startSandbox(processes, settings, ports, fresh),
    keepDatabase(startDatabase({ dataDir: join(DATA, 'database'), port: ports.database })),
    buildOrRefuse(),
  ]);
  if (database.notice) say(database.notice);
  processes.note('database', database.pid);
  await migrate(database.ownerUrl);
  const appOrigin = await startApp(processes, settings, database, ready, ports.web);
  const app = createAppClient(ready.origin, appOrigin);
  return { ready, app, startSeconds: seconds(began) };
}

async function buildOrRefuse(): Promise<void> {
  const trouble = await buildAll();
  if (trouble) throw new Refusal(trouble);
}

async function doOnce(
  { ready, app, startSeconds }: Running,
  options: DemoOptions,
  close: () => { total: number; peak: number | null },
): Promise<void> {
  const { progress, importSeconds, trainSeconds } = await waitUntilReady(app, say);
  const sendBegan = performance.now();
  const id = await sendCampaign(app, options.limit);
  await waitUntilSent(app, id, say);
  const send = seconds(sendBegan);
  const out = resolve(options.out!);
  mkdirSync(out, { recursive: true });
  const messages = await collect(app, ready.origin, out, id);
  const { issues } = await app.json<{
    issues: { resource: string; sourceId: string; reason: string }[];
  }>('/app/import-issues');
  const setAside = writeSetAside(out, ready, issues);
  const { total, peak } = close();
  const timings = { start: startSeconds, import: importSeconds, train: trainSeconds, send, total };
  writeSummary(out, ready, progress, {
    messages,
    setAside,
    seconds: timings,
    peakMemoryMb: peak,
  });
  say(`Sent: ${JSON.stringify(messages)}; set aside: ${JSON.stringify(setAside)}`);
  say(`Written to ${out} in ${total} s, ${peak ?? '?'} MB at most`);
}

async function startClean(): Promise<void> {
  await removeDatabase({ dataDir: join(DATA, 'database') });
  rmSync(DATA, { recursive: true, force: true });
}

type Ports = { sandbox: number; smtp: number; web: number };

async function startSandbox(
  processes: Processes,
  settings: Settings,
  ports: Ports,
  fresh: boolean,
): Promise<Ready> {
  const order: RunOrder = {
    store: settings.store,
    customers: settings.customers,
    dataDir: DATA,
    port: ports.sandbox,
    smtpPort: ports.smtp,
    appOrigin: `http://127.0.0.1:${ports.web}`,
    clientId: CLIENT_ID,
    clientSecret: settings.clientSecret,
    scopes: readAppFile().scopes,
    endsAt: settings.endsAt,
    fresh,
  };
  const sandbox = processes.start({
    name: 'sandbox',
    args: [...heap(320), '--import', 'tsx', join(ROOT, 'sandbox/run.ts'), JSON.stringify(order)],
    env: {},
    restart: false,
  });
  return new Promise<Ready>((found, fail) => {
    // The loader talks on the same channel: only our own answers have a kind.
    sandbox.on('message', (answer: Partial<RunAnswer>) => {
      if (answer.kind === 'ready') found(answer as Ready);
      else if (answer.kind === 'refused') fail(new Refusal(answer.problem));
    });
    sandbox.once('exit', (code) =>
      fail(new Error(`The sandbox ended with ${code}; see ${join(DATA, 'sandbox.log')}`)),
    );
  });
}

/** Answers where the app listens, once it does. */
async function startApp(
  processes: Processes,
  settings: Settings,
  database: EmbeddedDatabase,
  ready: Ready,
  port: number,
): Promise<string> {
  const env = {
    NODE_ENV: 'production',
    DATABASE_URL: database.applicationUrl,
    SHOPIFY_API_KEY: CLIENT_ID,
    SHOPIFY_API_SECRET: settings.clientSecret,
    SHOPIFY_APP_URL: ready.origin,
    APP_BRIDGE_URL: `${ready.origin}/admin/app-bridge.js`,
    SMTP_URL: ready.smtpUrl,
    ATTUNE_SECRET: settings.attuneSecret,
    PORT: String(port),
    SANDBOX_ORIGIN: ready.origin,
    SANDBOX_CLOCK_FILE: clockFile(DATA),
  };
  const preload = ['--import', join(ROOT, 'sandbox/preload.ts'), '--enable-source-maps'];
  const build = (name: string) => join(ROOT, 'build', `${name}.js`);
  const web = [...heap(192), ...preload, build('web')];
  const worker = [...heap(384), ...preload, build('worker')];
  processes.start({ name: 'web', args: web, env, restart: true });
  processes.start({ name: 'worker', args: worker, env, restart: true });
  const origin = `http://127.0.0.1:${port}`;
  await waitForWeb(origin);
  return origin;
}

/** V8 takes what the machine has unless told otherwise; a demo is a guest on somebody's laptop. */
function heap(megabytes: number): string[] {
  return [`--max-old-space-size=${megabytes}`, '--max-semi-space-size=8'];
}

const WEB_PATIENCE_MS = 30_000;

async function waitForWeb(origin: string): Promise<void> {
  const began = performance.now();
  while (performance.now() - began < WEB_PATIENCE_MS) {
    const response = await fetch(`${origin}/readyz`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The web process did not start; see ${join(DATA, 'web.log')}`);
}

function welcome({ ready }: Running): void {
  say('');
  say('Attune is running. Open one of these:');
  say(`  Admin       ${ready.origin}/admin`);
  say(`  Storefront  ${ready.origin}/store`);
  say(`  Inbox       ${ready.origin}/inbox`);
  say('');
  say('Stop with Ctrl-C; --keep starts again from here.');
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 100) / 10;
}

function describe(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

await main();
