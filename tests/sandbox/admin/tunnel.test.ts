// The sandbox as the app's tunnel: everything passes as it is, but for who may frame the app.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { tunnelRoutes } from '../../../sandbox/admin/tunnel';
import { makeContext } from '../make-context';

let server: Server | undefined;

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
  server = undefined;
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

async function tunnelTo(answer: Answer) {
  const app = createServer(answer);
  server = app;
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', () => resolve()));
  const appOrigin = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  return tunnelRoutes(makeContext({ appOrigin, origin: 'http://127.0.0.1:9292' }));
}

test('passes method, body, cookies and the address that was asked', async () => {
  let seen = '';
  const tunnel = await tunnelTo((request, response) => {
    const { method, url, headers } = request;
    request.on('data', (chunk: Buffer) => {
      const forwarded = `${headers['x-forwarded-proto']}://${headers['x-forwarded-host']}`;
      seen = [method, url, headers.cookie, headers.authorization, forwarded, chunk].join(' ');
    });
    request.on('end', () => response.end());
  });

  await tunnel.request('http://127.0.0.1:9292/app/save?id=1', {
    method: 'PUT',
    body: 'the body',
    headers: { cookie: 'a=1', authorization: 'Bearer x', host: '127.0.0.1:9292' },
  });

  expect(seen).toBe('PUT /app/save?id=1 a=1 Bearer x http://127.0.0.1:9292 the body');
});

test('lets only its own admin frame the app', async () => {
  const tunnel = await tunnelTo((_request, response) => {
    const policy = "default-src 'self'; frame-ancestors https://admin.shopify.com; img-src *";
    response.setHeader('content-security-policy', policy);
    response.end('page');
  });

  const answer = await tunnel.request('/app');

  expect(answer.headers.get('content-security-policy')).toBe(
    "default-src 'self'; frame-ancestors 'self' http://127.0.0.1:9292; img-src *",
  );
  expect(await answer.text()).toBe('page');
});

test('adds no policy where the app sends none', async () => {
  const tunnel = await tunnelTo((_request, response) => response.end('{}'));

  const answer = await tunnel.request('/healthz');

  expect(answer.headers.get('content-security-policy')).toBeNull();
});

test('hands redirects, states and every cookie back unfollowed', async () => {
  const tunnel = await tunnelTo((_request, response) => {
    response.setHeader('set-cookie', ['a=1; Path=/', 'b=2; Path=/']);
    response.writeHead(302, { location: '/elsewhere' });
    response.end();
  });

  const answer = await tunnel.request('/auth');

  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/elsewhere']);
  expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
});

test('streams an answer before the app has finished it', async () => {
  const tunnel = await tunnelTo((_request, response) => {
    response.writeHead(200, { 'content-security-policy': "frame-ancestors 'none'" });
    response.write('first');
  });

  const answer = await tunnel.request('/stream');
  const chunk = await answer.body?.getReader().read();

  expect(Buffer.from(chunk?.value ?? []).toString()).toBe('first');
});

test('says that the app does not answer when it is down', async () => {
  const tunnel = tunnelRoutes(makeContext({ appOrigin: 'http://127.0.0.1:1' }));

  const page = await tunnel.request('/app', { headers: { accept: 'text/html' } });
  const call = await tunnel.request('/webhooks', { method: 'POST', body: '{}' });

  expect([page.status, call.status]).toEqual([502, 502]);
  expect(await page.text()).toContain('http-equiv="refresh"');
  expect(await call.text()).toBe('The app does not answer.');
});
