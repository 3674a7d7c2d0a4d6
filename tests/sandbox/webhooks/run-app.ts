// A sandbox with an app behind it that writes down each webhook and answers as the test wants.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { type SandboxServer, startServer } from '../../../sandbox/server';
import type { DeliveryStatus } from '../../../sandbox/webhooks/queue';
import type { Patience } from '../../../sandbox/webhooks/send';
import { makeStockedShop } from '../admin-api/stocked-shop';

export type Received = { path: string; headers: IncomingMessage['headers']; body: string };

export type RunningApp = {
  received: Received[];
  /** The status that the next webhooks are answered with; null: they wait for good. */
  answer: number | null;
  server: SandboxServer;
  dataDir: string;
  settle(status: DeliveryStatus, count: number): Promise<void>;
  restart(): Promise<void>;
};

const APP_FILE = `
application_url = "https://app.example/app"
[webhooks]
api_version = "2026-10"
[[webhooks.subscriptions]]
topics = ["products/update", "customers/create", "customers_email_marketing_consent/update", "orders/create", "app/uninstalled", "app/scopes_update"]
compliance_topics = ["customers/redact", "shop/redact"]
uri = "https://app.example/webhooks"
`;

export async function runApp(appFile = APP_FILE, patience?: Patience): Promise<RunningApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'webhooks-'));
  const file = join(dataDir, 'shopify.app.toml');
  writeFileSync(file, appFile);
  const app: Pick<RunningApp, 'received' | 'answer'> = { received: [], answer: 200 };
  const http = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      app.received.push({ path: request.url ?? '', headers: request.headers, body });
      if (app.answer === null) return;
      response.writeHead(app.answer, app.answer === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const appOrigin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const start = (clockStart?: Date) =>
    startServer({
      shop: makeStockedShop(),
      dataDir,
      port: 0,
      clockStart,
      clientId: 'client-id',
      clientSecret: 'client-secret',
      scopes: ['read_products'],
      appOrigin,
      appFile: file,
      patience,
    });
  const running: RunningApp = Object.assign(app, {
    server: await start(new Date()),
    dataDir,
    settle: (status: DeliveryStatus, count: number) =>
      expect
        .poll(() => running.server.webhooks.queue.counts()[status] ?? 0, { timeout: 5_000 })
        .toBe(count),
    restart: async () => {
      await running.server.close();
      running.server = await start();
    },
  });
  onTestFinished(async () => {
    await running.server.close();
    http.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return running;
}
