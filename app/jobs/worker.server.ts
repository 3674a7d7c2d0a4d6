// The worker process: the queue's tasks with their capabilities, a heartbeat, and an end in good order.
import { randomUUID } from 'node:crypto';
import { createDb } from '~/db';
import type { Database } from '~/db';
import { createSmtpTransport } from '~/email/transports/smtp.server';
import { env } from '~/env.server';
import { createLog } from '~/log.server';
import type { Log } from '~/log.server';
import { adminOf, resealTokens } from '~/shopify.server';
import { openQueue } from './queue.server';
import type { TaskContext } from './task';
import { trainInThread } from './training-thread.server';
import { beat, sayGoodbye } from './worker-store';

const BEAT_MS = 1_000;
const SMTP_CONNECTIONS = 10;
/** What is in flight has this long to end after SIGTERM. */
const GRACE_MS = 20_000;

export async function startWorker(): Promise<void> {
  const settings = env();
  const log = createLog(settings.LOG_LEVEL);
  const database = createDb(settings.DATABASE_URL, 5);
  const queue = await openQueue(settings.DATABASE_URL, log);
  const transport = createSmtpTransport({
    url: settings.SMTP_URL,
    maxConnections: SMTP_CONNECTIONS,
  });
  const stopping = new AbortController();
  const context: TaskContext = {
    database,
    transport,
    log,
    secret: settings.ATTUNE_SECRET,
    appUrl: settings.SHOPIFY_APP_URL,
    workerId: randomUUID(),
    signal: stopping.signal,
    sending: new Set(),
    now: () => new Date(),
    adminOf,
    resealTokens,
    trainInThread: (shopId, now) =>
      trainInThread({
        databaseUrl: settings.DATABASE_URL,
        workerId: context.workerId,
        shopId,
        now,
      }),
    addJob: queue.addJob,
  };
  const stopHeart = await startHeart(database, context.workerId, log);
  const runner = await queue.start(context);
  log.info('worker_started', { workerId: context.workerId });
  // A queue that gave up would leave a process with a beating heart that does nothing: better a fresh one.
  runner.promise.catch((fault: unknown) => {
    log.error('queue_ended', { reason: String(fault) });
    process.exit(1);
  });
  onSignal(async () => {
    stopping.abort();
    await runner.stop();
    stopHeart();
    await transport.close();
    await sayGoodbye(database, context.workerId);
    await queue.close();
    await database.$disconnect();
    log.info('worker_ended', { workerId: context.workerId });
  });
}

async function startHeart(database: Database, workerId: string, log: Log): Promise<() => void> {
  await beat(database, workerId);
  const timer = setInterval(() => {
    beat(database, workerId).catch((fault: unknown) =>
      log.warn('heartbeat_failed', { reason: String(fault) }),
    );
  }, BEAT_MS);
  return () => clearInterval(timer);
}

function onSignal(end: () => Promise<void>): void {
  let ending = false;
  const stop = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
