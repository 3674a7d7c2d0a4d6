// The web process: hot doors first, then the built files, then Remix for everything else.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { createRequestHandler } from '@remix-run/server-runtime';
import type { ServerBuild } from '@remix-run/node';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { createDb, isReachable } from '~/db';
import { env, webhookSecrets } from '~/env.server';
import { createLog } from '~/log.server';
import { faultWords } from './fault-words';
import { mailDoors } from './mail.server';
import { pixelDoor } from './pixel.server';
import { webhookDoor } from './webhooks.server';

/** What is being answered has this long to end after SIGTERM. */
const GRACE_MS = 20_000;
const LARGEST_BODY = 256 * 1024;

export async function startWeb(buildDir: URL): Promise<void> {
  const settings = env();
  const log = createLog(settings.LOG_LEVEL);
  const database = createDb(settings.DATABASE_URL, 4);
  const remix = await loadRemix(buildDir);
  const app = new Hono();
  app.onError((fault, c) => {
    log.error('request_failed', { path: loggable(c.req.path), reason: faultWords(fault) });
    return c.text('Something went wrong on our side. Please try again.', 500);
  });
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) =>
    (await isReachable(database)) ? c.text('ok') : c.text('database', 503),
  );
  // Before the limit below: what Shopify sends may be larger, and the door has its own.
  app.route(
    '/',
    webhookDoor({
      database,
      secrets: webhookSecrets(settings),
      now: () => new Date(),
      warn: log.warn,
    }),
  );
  // Counted as it comes where no length is announced: a body in chunks is as long as its sender likes.
  const onError = (c: Context) => c.text('The request is too large.', 413);
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError }));
  app.route('/', mailDoors({ database, secret: settings.ATTUNE_SECRET, now: () => new Date() }));
  app.route(
    '/',
    pixelDoor({
      database,
      secret: settings.ATTUNE_SECRET,
      now: () => new Date(),
      onFault: (shopId, reason) => log.error('pixel_not_stored', { shopId, reason }),
    }),
  );
  const client = fileURLToPath(new URL('client/', buildDir));
  app.use('/assets/*', compress());
  app.use(
    '/assets/*',
    serveStatic({
      root: client,
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  app.use('/favicon.svg', serveStatic({ root: client }));
  app.use('/empty.svg', serveStatic({ root: client }));
  app.all('*', (c) => remix(c.req.raw));
  const server = serve(
    { fetch: app.fetch, port: settings.PORT, hostname: settings.HOST },
    ({ port }) => log.info('web_started', { port }),
  );
  const end = () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    server.close(() => void database.$disconnect().then(() => process.exit(0)));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

/** A recipient's token lets whoever reads it unsubscribe that person: it stays out of the log. */
function loggable(path: string): string {
  return path.replace(/^(\/mail\/[^/]*\/).+/, '$1…');
}

async function loadRemix(buildDir: URL): Promise<(request: Request) => Promise<Response>> {
  const entry = new URL('server/index.js', buildDir);
  await readFile(entry).catch(() => {
    throw new Error('Attune cannot start: run `npm run build` first');
  });
  const build = (await import(entry.href)) as ServerBuild;
  return createRequestHandler(build, 'production');
}
