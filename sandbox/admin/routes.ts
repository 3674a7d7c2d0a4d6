// The admin over HTTP: the app in its frame, the merchant's own pages, and the script that the app loads as App Bridge.
import { Hono, type Context } from 'hono';
import { csrf } from 'hono/csrf';
import { browserCode } from '../browser-code';
import type { SandboxContext } from '../context';
import { staticFiles } from '../static-files';
import { listExtensions } from './extensions';
import { renderFrame } from './frame-page';
import { appSettingsPages, renderInstall } from './pages/apps';
import { customerPages } from './pages/customers';
import { orderPages } from './pages/orders';
import { productPages } from './pages/products';
import { themePages } from './theme/pages';
import { listResources } from './resources';
import { app } from './shell';

const codeOf = (name: string) => browserCode(new URL(`./${name}/`, import.meta.url));

export function adminFrameRoutes(context: SandboxContext): Hono {
  const routes = new Hono();
  routes.use(csrf());
  routes.route('/assets', staticFiles(new URL('./public/', import.meta.url)));
  routes.get('/app-bridge.js', (c) => sendScript(c, codeOf('bridge')));
  routes.get('/frame.js', (c) => sendScript(c, codeOf('frame')));
  routes.get('/pages.js', (c) => sendScript(c, codeOf('pages')));
  routes.get('/resources.json', (c) => listResources(c, context));
  routes.get('/extensions.json', (c) => listExtensions(c, context));
  routes.get('/scopes.json', (c) => {
    const { scopes } = context.installation.current();
    return c.json({ granted: scopes, required: context.scopes, optional: [] });
  });

  const frame = `/apps/${app.handle}`;
  routes.get('/', (c) => c.redirect(`/admin${frame}`));
  routes.post(`${frame}/install`, (c) => {
    context.installation.install();
    return c.redirect(`/admin${frame}`, 303);
  });
  routes.get(frame, (c) => show(c, context, app.home));
  routes.get(`${frame}/*`, (c) => {
    const { pathname, search } = new URL(c.req.url);
    const path = pathname.slice(pathname.indexOf(frame) + frame.length);
    return show(c, context, `${path === '/' ? app.home : path}${search}`);
  });

  routes.use(async (c, next) => {
    await next();
    forbidFrames(c);
  });
  routes.route('/settings/apps', appSettingsPages(context));
  routes.route('/products', productPages(context));
  routes.route('/orders', orderPages(context));
  routes.route('/customers', customerPages(context));
  routes.route('/themes', themePages(context));
  routes.get('*', (c) => c.text('The sandbox has no such page of the Shopify admin.', 404));
  return routes;
}

function show(c: Context, context: SandboxContext, path: string) {
  // The page carries a token of one minute: one from a cache would be refused.
  forbidFrames(c);
  const { isInstalled } = context.installation.current();
  return c.html(isInstalled ? renderFrame(context, path) : renderInstall(context));
}

function forbidFrames(c: Context): void {
  c.header('cache-control', 'no-store');
  c.header('content-security-policy', "frame-ancestors 'none'");
}

function sendScript(c: Context, code: string) {
  return c.body(code, 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
  });
}
