// One HTTP server on 127.0.0.1 that plays everything outside the app: Shopify for requests that
// sandbox/preload.ts redirected, and the pages that a person opens for all others.

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { adminFrameRoutes } from './admin/routes';
import { tunnelRoutes } from './admin/tunnel';
import { idTokenRoutes, shopifyRoutes } from './admin-api/routes';
import { clockFile, clockRoutes, createClock } from './clock';
import type { SandboxContext } from './context';
import { inboxJsonRoutes, inboxRoutes } from './inbox/routes';
import { type Inbox, startInbox } from './inbox/smtp';
import { createExtensionReader } from './extensions/extension-reader';
import { pictureRoutes } from './pictures/routes';
import { openChanges } from './shop/changes';
import { openInstallation } from './shop/installation';
import type { ShopData } from './shop/shop-data';
import { openTheme } from './shop/theme';
import { openVisitors } from './shop/visitors';
import { storefrontRoutes } from './storefront/routes';
import { createEngine } from './storefront/theme/engine';
import { themeControl } from './storefront/theme/control';
import { webhookRoutes } from './webhooks/routes';
import { PATIENCE, type Patience } from './webhooks/send';
import { readAppFile } from './webhooks/subscriptions';
import { startWebhooks, type Webhooks } from './webhooks/webhooks';

export type ServerOptions = {
  shop: ShopData;
  dataDir: string;
  /** 0 takes any free port. */
  port: number;
  /** Without it the clock goes on from where the data folder left it. */
  clockStart?: Date;
  clientId: string;
  clientSecret: string;
  scopes: string[];
  appOrigin: string;
  /** The shopify.app.toml whose webhooks are sent; without it the app's own. */
  appFile?: string;
  /** The folder of the app's extensions; without it the app's own. */
  extensions?: string;
  /** How long a webhook waits for the app; without it as long as Shopify. */
  patience?: Patience;
  /** Where the inbox takes mail; 0 or nothing takes any free port. */
  smtpPort?: number;
};

export type SandboxServer = {
  origin: string;
  context: SandboxContext;
  /** `inbox.url` is the app's SMTP_URL. */
  inbox: Inbox;
  webhooks: Webhooks;
  close(): Promise<void>;
};

export async function startServer(options: ServerOptions): Promise<SandboxServer> {
  const { shop, dataDir, clientId, clientSecret, scopes, appOrigin } = options;
  const clock = createClock({ start: options.clockStart, file: clockFile(dataDir) });
  const appFile = readAppFile(options.appFile);
  const installation = openInstallation({
    clock,
    scopes,
    file: join(dataDir, 'installation.json'),
    tell: (news) => webhooks.tellInstallation(news),
  });
  const context: SandboxContext = {
    shop,
    clock,
    origin: '',
    appOrigin,
    dataDir,
    clientId,
    clientSecret,
    scopes,
    changes: openChanges({
      shop,
      clock,
      file: join(dataDir, 'shop-changes.jsonl'),
      tell: (facts) => webhooks.tell(facts),
    }),
    installation,
    theme: openTheme({
      installation,
      file: join(dataDir, 'theme-changes.jsonl'),
      read: createExtensionReader(options.extensions),
    }),
    appProxy: appFile.proxy,
    visitors: openVisitors(join(dataDir, 'visitors.jsonl')),
  };
  // A wrong theme extension is refused here, with its sentence, and not when somebody opens a page.
  createEngine(context, context.theme.extension());
  const webhooks = startWebhooks(context, appFile, options.patience ?? PATIENCE);

  let app = new Hono();
  const server = createAdaptorServer({ fetch: (request, env) => app.fetch(request, env) });
  const { port } = await listen(server, options.port);
  context.origin = `http://127.0.0.1:${port}`;
  const inbox = await startInbox({ dataDir, port: options.smtpPort ?? 0, clock });
  app = assemble(context, inbox, webhooks);
  context.installation.adoptScopes();
  let closed: Promise<unknown> | null = null;
  return {
    origin: context.origin,
    context,
    inbox,
    webhooks,
    close: () =>
      (closed ??= Promise.all([webhooks.close(), inbox.close(), close(server)])).then(
        () => undefined,
      ),
  };
}

/** What was meant for Shopify sees only Shopify's paths, and a person's browser never sees those. */
function assemble(context: SandboxContext, inbox: Inbox, webhooks: Webhooks): Hono {
  const shopify = shopifyRoutes(context);
  const pages = pageRoutes(context, inbox, webhooks);
  const app = new Hono();
  app.all('*', (request) => {
    const { env, req } = request;
    const host = req.header('x-sandbox-host');
    if (host === undefined)
      return isLoopback(req.header('host')) ? pages.fetch(req.raw, env) : request.notFound();
    if (host === context.shop.domain) return shopify.fetch(req.raw, env);
    return request.json({ errors: 'Not Found' }, 404);
  });
  return app;
}

function pageRoutes(context: SandboxContext, inbox: Inbox, webhooks: Webhooks): Hono {
  const pages = new Hono();
  pages.route('/clock', clockRoutes(context));
  pages.route('/webhooks.json', webhookRoutes(webhooks));
  pages.route('/theme.json', themeControl(context));
  pages.get('/visitors.json', (c) => c.json(context.visitors.all()));
  pages.route('/inbox.json', inboxJsonRoutes(inbox));
  pages.route('/inbox', inboxRoutes(context, inbox));
  pages.route('/admin', idTokenRoutes(context));
  pages.route('/admin', adminFrameRoutes(context));
  pages.route('/store', storefrontRoutes(context));
  pages.route('/cdn', pictureRoutes(context));
  // A hard-coded address of a theme extension: at Shopify the shop begins at the root.
  const { appProxy } = context;
  if (appProxy) {
    const path = `/${appProxy.prefix}/${appProxy.subpath}`;
    const lead = (c: Context) => {
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(`/store${pathname}${search}`, 307);
    };
    pages.all(path, lead);
    pages.all(`${path}/*`, lead);
  }
  // Last: whatever is not the sandbox's own is the app's.
  pages.route('/', tunnelRoutes(context));
  return pages;
}

/** A page elsewhere on the web that gave its own name this address must not reach the shop through a browser. */
function isLoopback(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '');
}

type Listener = ReturnType<typeof createAdaptorServer>;

function listen(server: Listener, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}

function close(server: Listener): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
