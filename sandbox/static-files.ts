// Serves the style sheets and scripts that lie in one folder beside a sandbox page.
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** `folder` is a file URL, so that a page names its own: `new URL('./public/', import.meta.url)`. */
export function staticFiles(folder: URL): Hono {
  const routes = new Hono();
  for (const name of readdirSync(fileURLToPath(folder))) {
    const contentType = contentTypes[extname(name)];
    if (!contentType) continue;
    const body = readFileSync(new URL(name, folder), 'utf8');
    routes.get(`/${name}`, (c) =>
      c.body(body, 200, { 'content-type': contentType, 'cache-control': 'no-cache' }),
    );
  }
  return routes;
}
