// The web process: hot doors first, then the built files, then Remix for everything else.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { createRequestHandler } from '@remix-run/server-runtime';
import type { ServerBuild } from '@remix-run/node';
import { compress } from 'hono/compress';
import { hotDoors, listen, openHouse } from './hot-doors.server';

export async function startWeb(buildDir: URL): Promise<void> {
  const house = openHouse();
  const remix = await loadRemix(buildDir);
  const app = hotDoors(house);
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
  listen(app, house);
}

async function loadRemix(buildDir: URL): Promise<(request: Request) => Promise<Response>> {
  const entry = new URL('server/index.js', buildDir);
  await readFile(entry).catch(() => {
    throw new Error('Attune cannot start: run `npm run build` first');
  });
  const build = (await import(entry.href)) as ServerBuild;
  return createRequestHandler(build, 'production');
}
