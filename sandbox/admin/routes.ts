// The admin frame over HTTP, with the script that the app loads as its App Bridge.
import { Hono, type Context } from 'hono';
import type { SandboxContext } from '../context';
import { staticFiles } from '../static-files';
import { browserCode } from './browser-code';
import { app, renderFrame } from './frame-page';

export function adminFrameRoutes(context: SandboxContext): Hono {
  const routes = new Hono();
  routes.route('/assets', staticFiles(new URL('./public/', import.meta.url)));
  routes.get('/app-bridge.js', (c) => sendScript(c, browserCode('bridge')));
  routes.get('/frame.js', (c) => sendScript(c, browserCode('frame')));

  const frame = `/apps/${app.handle}`;
  routes.get('/', (c) => c.redirect(`/admin${frame}`));
  routes.get(frame, (c) => show(c, context, app.home));
  routes.get(`${frame}/*`, (c) => {
    const { pathname, search } = new URL(c.req.url);
    const path = pathname.slice(pathname.indexOf(frame) + frame.length);
    return show(c, context, `${path === '/' ? app.home : path}${search}`);
  });
  routes.get('*', (c) => c.text('The sandbox has no such page of the Shopify admin.', 404));
  return routes;
}

function show(c: Context, context: SandboxContext, path: string) {
  // The page carries a token of one minute: one from a cache would be refused.
  c.header('cache-control', 'no-store');
  c.header('content-security-policy', "frame-ancestors 'none'");
  return c.html(renderFrame(context, path));
}

function sendScript(c: Context, code: string) {
  return c.body(code, 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
  });
}
