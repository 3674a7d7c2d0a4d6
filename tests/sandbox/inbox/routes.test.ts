// The inbox over HTTP, as a program and as a reader of mail meet it.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inboxJsonRoutes, inboxRoutes } from '../../../sandbox/inbox/routes';
import { startInbox, type Inbox } from '../../../sandbox/inbox/smtp';
import { makeContext } from '../make-context';

let dataDir = '';
let inbox: Inbox;
let app: Hono;
let shopServer: Server | undefined;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'inbox-'));
  const context = makeContext({ dataDir });
  inbox = await startInbox({ dataDir, port: 0, clock: context.clock });
  app = new Hono()
    .route('/inbox.json', inboxJsonRoutes(inbox))
    .route('/inbox', inboxRoutes(context, inbox));
});

afterEach(async () => {
  await inbox.close();
  shopServer?.close();
  shopServer = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

type Sample = { to?: string; subject?: string; html?: string; text?: string; headers?: string[] };

function keep(sample: Sample = {}): void {
  const { to = 'ada@example.com', subject = 'Hello', headers = [], html, text } = sample;
  const number = inbox.mailbox.entries.length + 1;
  const lines = [
    'From: A Shop <shop@shop.example>',
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${number}@shop>`,
    ...headers,
    `Content-Type: ${html === undefined ? 'text/plain' : 'text/html'}; charset=utf-8`,
    '',
    html ?? text ?? 'Hello there',
  ];
  inbox.mailbox.keep({
    receivedAt: new Date('2026-03-01T10:00:00Z'),
    envelopeFrom: 'bounces@shop.example',
    to: [to],
    raw: Buffer.from(lines.join('\r\n')),
  });
}

async function read(path: string): Promise<string> {
  const answer = await app.request(path);
  return answer.text();
}

async function readList(query: string) {
  const answer = await app.request(`/inbox.json${query}`);
  return (await answer.json()) as { total: number; next: number | null; mails: { id: number }[] };
}

test('pages through the mails in the order of arrival', async () => {
  for (let n = 0; n < 5; n += 1) keep();

  const first = await readList('?limit=2');
  const second = await readList(`?limit=2&after=${first.next}`);
  const third = await readList(`?limit=2&after=${second.next}`);

  expect([first, second, third].map((page) => page.mails.map((mail) => mail.id))).toEqual([
    [1, 2],
    [3, 4],
    [5],
  ]);
  expect([first.total, third.next]).toEqual([5, null]);
});

test('finds mails by recipient and by Message-ID', async () => {
  keep({ to: 'ada@example.com' });
  keep({ to: 'Bo@example.com' });

  expect((await readList('?to=bo@example.com')).mails).toMatchObject([{ id: 2 }]);
  expect((await readList('?messageId=1@shop')).mails).toMatchObject([{ id: 1 }]);
  expect((await readList('?messageId=nobody')).total).toBe(0);
});

test('hands out the raw mail and refuses an unknown one', async () => {
  keep({ subject: 'Raw' });

  const raw = await app.request('/inbox/1.eml');
  const none = await app.request('/inbox/2.eml');

  expect(raw.headers.get('content-type')).toBe('message/rfc822');
  expect(await raw.text()).toContain('Subject: Raw');
  expect(none.status).toBe(404);
});

test('searches sender, recipient and subject for every word', async () => {
  keep({ to: 'ada@example.com', subject: 'A linen shirt' });
  keep({ to: 'bo@example.com', subject: 'A walnut tray' });

  const page = await read('/inbox?q=ADA+linen');

  expect(page).toContain('A linen shirt');
  expect(page).not.toContain('A walnut tray');
  expect(page).toContain('1 match');
});

test('escapes what a mail says about itself', async () => {
  keep({ subject: '<script>alert(1)</script>', text: '<img src=x onerror=alert(1)>' });

  for (const path of ['/inbox?mail=1', '/inbox?mail=1&view=text', '/inbox?mail=1&view=source']) {
    const page = await read(path);
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<img src=x');
  }
});

test('shows the HTML of a mail without any right', async () => {
  keep({ html: '<p>Hello</p>' });

  const answer = await app.request('/inbox/1.html');

  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain('sandbox allow-popups');
  expect(policy).not.toContain('allow-scripts');
});

test('answers dark media queries as the chosen view asks', async () => {
  keep({
    html: `<html><head><meta name="color-scheme" content="light dark"><style>
      @media (prefers-color-scheme: dark) { p { color: white } }
    </style></head><p>Hello</p></html>`,
  });

  const light = await read('/inbox/1.html');
  const dark = await read('/inbox/1.html?scheme=dark');

  expect(light).toContain('@media (max-width: 0px) { p { color: white } }');
  expect(light).toContain('color-scheme:light !important');
  expect(dark).toContain('@media (min-width: 0px) { p { color: white } }');
  expect(dark).toContain('color-scheme:dark !important');
});

test('leaves a mail light that has no dark design', async () => {
  keep({ html: '<p>The words prefers-color-scheme: dark in a sentence</p>' });

  const dark = await read('/inbox/1.html?scheme=dark');
  const reader = await read('/inbox?mail=1&scheme=dark');

  expect(dark).toContain('color-scheme:light !important');
  expect(dark).toContain('prefers-color-scheme: dark in a sentence');
  expect(reader).toContain('This mail has no dark design');
});

test('unsubscribes with the one-click request of RFC 8058', async () => {
  const seen: string[] = [];
  const url = await startShop(async (request, body) => {
    seen.push(`${request.method} ${request.url} ${request.headers['content-type']} ${body}`);
    return 'Done';
  });
  keep({
    headers: [
      `List-Unsubscribe: <mailto:u@shop.example>, <${url}/u/1>`,
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    ],
  });

  const answer = await app.request('/inbox/1/unsubscribe', { method: 'POST' });

  expect(await answer.json()).toMatchObject({ kind: 'answered', status: 200, text: 'Done' });
  // RFC 8058, section 3.1: this body, form-encoded, by POST.
  expect(seen).toEqual(['POST /u/1 application/x-www-form-urlencoded List-Unsubscribe=One-Click']);
});

test('offers no unsubscribe button without the one-click header', async () => {
  keep({ headers: ['List-Unsubscribe: <https://shop.example/u/1>'] });

  const page = await read('/inbox?mail=1');
  const answer = await app.request('/inbox/1/unsubscribe', { method: 'POST' });

  expect(page).not.toContain('class="unsubscribe"');
  expect(await answer.json()).toMatchObject({ kind: 'unavailable' });
});

test('says where to send when there is no mail', async () => {
  const page = await read('/inbox');

  expect(page).toContain('No mail yet.');
  expect(page).toContain(inbox.url);
});

type Answer = (request: import('node:http').IncomingMessage, body: string) => Promise<string>;

async function startShop(answer: Answer): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += String(chunk)));
    request.on('end', () => void answer(request, body).then((text) => response.end(text)));
  });
  shopServer = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('previews the first words of a mail, hidden ones too', async () => {
  keep({
    html: `<head><style>p{}</style><title>no</title></head><div style="display:none">Chosen &amp;
      kept&nbsp;&zwnj;</div><p>Hello</p>${'<p>more</p>'.repeat(5000)}`,
  });

  const page = await read('/inbox');

  expect(page).toContain('Chosen &amp; kept Hello more');
});
