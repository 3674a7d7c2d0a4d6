// The doors that face storms, in the order in which they are asked: part of the web process, and a process of their own
// (app/hot-doors.ts) where a storm shall not be felt by the admin's pages.
import type { AddressInfo } from 'node:net';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createDb, isReachable, type Database } from '~/db';
import { env, ownSecrets, webhookSecrets, type Env } from '~/env.server';
import { createLog, type Log } from '~/log.server';
import { IS_OURS } from './caller';
import { eventsDoor } from './events.server';
import { faultWords } from './fault-words';
import { mailDoors } from './mail.server';
import { pixelDoor } from './pixel.server';
import { preferenceDoors } from './preferences/door.server';
import { createStormDoors, createWebServer } from './storm-server';
import { PRIVATE_NETWORKS, trustProxies, type IsOurs } from './trusted-proxies';
import { webhookDoor } from './webhooks.server';

/** What is being answered has this long to end after SIGTERM. */
const GRACE_MS = 20_000;
const LARGEST_BODY = 256 * 1024;

export type House = { database: Database; settings: Env; log: Log; isOurs: IsOurs };

export function hotDoors({ database, settings, log, isOurs }: House): Hono {
  const app = new Hono();
  const now = () => new Date();
  const [secret, ...oldSecrets] = ownSecrets(settings);
  app.onError((fault, c) => {
    log.error('request_failed', { path: loggable(c.req.path), reason: faultWords(fault) });
    return c.text('Something went wrong on our side. Please try again.', 500);
  });
  app.use(async (c: Context, next) => {
    c.set(IS_OURS, isOurs);
    await next();
  });
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) =>
    (await isReachable(database)) ? c.text('ok') : c.text('database', 503),
  );
  // Before the limit below: what Shopify sends may be larger, and the door has its own.
  app.route('/', webhookDoor({ database, secrets: webhookSecrets(settings), now, warn: log.warn }));
  // Counted as it comes where no length is announced: a body in chunks is as long as its sender likes.
  const onError = (c: Context) => c.text('The request is too large.', 413);
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError }));
  const onFault = (shopId: number, reason: string) =>
    log.error('api_events_not_stored', { shopId, reason });
  app.route('/', eventsDoor({ database, now, onFault }));
  app.route('/', mailDoors({ database, secret, oldSecrets, now }));
  app.route('/', preferenceDoors({ database, secret, oldSecrets, now }));
  return app;
}

/** Serves until SIGTERM, then ends what is being answered. */
export function listen(app: Hono, { database, settings, log, isOurs }: House): void {
  const storms = createStormDoors(
    (fault) => log.error('request_failed', { path: '/pixel/…', reason: faultWords(fault) }),
    isOurs,
  );
  const onFault = (shopId: number, reason: string) =>
    log.error('pixel_not_stored', { shopId, reason });
  const now = () => new Date();
  const [secret, ...oldSecrets] = ownSecrets(settings);
  pixelDoor(storms, { database, secret, oldSecrets, now, onFault });
  const server = createWebServer(storms, app);
  server.listen(settings.PORT, settings.HOST, () =>
    log.info('web_started', { port: (server.address() as AddressInfo).port }),
  );
  const end = () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    server.close(() => void database.$disconnect().then(() => process.exit(0)));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

export function openHouse(): House {
  const settings = env();
  return {
    settings,
    log: createLog(settings.LOG_LEVEL),
    database: createDb(settings.DATABASE_URL, 4),
    isOurs: trusted(settings.ATTUNE_TRUSTED_PROXIES),
  };
}

function trusted(named: string | undefined): IsOurs {
  if (named === undefined) return PRIVATE_NETWORKS;
  try {
    return trustProxies(named.split(',').map((one) => one.trim()));
  } catch (fault) {
    throw new Error(
      `Attune cannot start: set ATTUNE_TRUSTED_PROXIES (addresses or networks, such as 10.0.0.0/8,2001:db8::1): ${String(fault)}`,
      { cause: fault },
    );
  }
}

/** The doors alone. */
export function startHotDoors(): void {
  const house = openHouse();
  listen(hotDoors(house), house);
}

/** A recipient's token lets whoever reads it unsubscribe that person: it stays out of the log. */
function loggable(path: string): string {
  return path.replace(/^(\/mail\/[^/]*\/).+/, '$1…');
}
