// The extension's own files for the browser, at addresses that change with the files.
import { extname } from 'node:path';
import { Hono } from 'hono';
import type { SandboxContext } from '../../context';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

const FOR_GOOD = 'public, max-age=31536000, immutable';

export function extensionRoutes({ theme }: SandboxContext): Hono {
  const routes = new Hono();
  routes.get('/:version/assets/:name', (c) => {
    const extension = theme.extension();
    const { version, name } = c.req.param();
    const isCurrent = extension && version === `${extension.handle}-${extension.version}`;
    const body = isCurrent ? extension.assets.get(name) : undefined;
    if (!body) return c.text('The extension has no such file.', 404);
    return c.body(new Uint8Array(body), 200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': FOR_GOOD,
      // Shopify serves them from another address than the shop's.
      'access-control-allow-origin': '*',
    });
  });
  return routes;
}
