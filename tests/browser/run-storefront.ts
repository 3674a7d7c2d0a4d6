// The sandbox's storefront alone, with the recording pixel in it and a door that keeps what the pixel sends.
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { onTestFinished } from 'vitest';
import type { WebPixelExtension } from '../../sandbox/extensions/read-extension';
import type { PixelEvent } from '../../sandbox/storefront/pixels/protocol';
import { storefrontRoutes } from '../../sandbox/storefront/routes';
import { makeContext, makeProduct, makeShop } from '../sandbox/make-context';

/** What the pixel sent: `kind` says which of its calls it was. */
export type Sent = { kind: string; what: unknown; key?: string };

const RECORDING: WebPixelExtension = {
  name: 'recording',
  handle: 'recording',
  folder: '',
  entry: fileURLToPath(new URL('./recording-pixel.ts', import.meta.url)),
  runtimeContext: 'strict',
  customerPrivacy: { analytics: true, marketing: true, preferences: false, saleOfData: 'enabled' },
  settings: [],
};

export async function runStorefront() {
  const products = [
    makeProduct(),
    makeProduct({ id: '2', handle: 'wool-scarf', title: 'Wool scarf', variants: [] }),
  ];
  const context = makeContext({ shop: makeShop({ products }) });
  const sent: Sent[] = [];
  const app = new Hono();
  app.route(
    '/store',
    storefrontRoutes(context, () => RECORDING),
  );
  app.post('/collect', async (c) => {
    sent.push(JSON.parse(await c.req.text()) as Sent);
    return c.body(null, 204, { 'access-control-allow-origin': '*' });
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  context.origin = `http://127.0.0.1:${port}`;
  context.installation.savePixel({ endpoint: `${context.origin}/collect`, key: 'public-key' });

  const events = () => {
    const all = sent.filter(({ kind }) => kind === 'event').map(({ what }) => what as PixelEvent);
    // Requests of two pages may overtake each other; one event may come twice under one id.
    const byId = new Map(all.map((event) => [event.id, event]));
    return [...byId.values()].sort((a, b) => a.seq - b.seq);
  };
  return {
    context,
    store: `${context.origin}/store`,
    sent,
    events,
    names: () => events().map(({ name }) => name),
    of: (kind: string) => sent.filter((one) => one.kind === kind).map(({ what }) => what),
  };
}
