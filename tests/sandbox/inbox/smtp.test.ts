// The inbox as a mail server: what it acknowledges it has, what it refuses it says so.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nodemailer from 'nodemailer';
import { afterEach, expect, test } from 'vitest';
import { openMailbox } from '../../../sandbox/inbox/mailbox';
import { startInbox, type Inbox, type InboxOptions } from '../../../sandbox/inbox/smtp';

const receivedAt = new Date('2026-03-01T10:00:00Z');
const folders: string[] = [];
const inboxes: Inbox[] = [];

afterEach(async () => {
  await Promise.all(inboxes.splice(0).map((inbox) => inbox.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'inbox-'));
  folders.push(folder);
  return folder;
}

async function start(options: Partial<InboxOptions> = {}): Promise<Inbox> {
  const clock = { now: () => receivedAt };
  const inbox = await startInbox({ dataDir: makeFolder(), port: 0, clock, ...options });
  inboxes.push(inbox);
  return inbox;
}

type Mail = { to: string; id?: string; headers?: string[]; body?: string };

async function send(port: number, { to, id = 'one@shop', headers = [], body = 'Hello' }: Mail) {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const lines = [
    'From: =?UTF-8?B?w4RyemVuIFNob3A=?= <shop@shop.example>',
    `To: ${to}`,
    'Subject: =?UTF-8?Q?Caf=C3=A9?=\r\n =?UTF-8?Q?_for_you?=',
    `Message-ID: <${id}>`,
    ...headers,
    '',
    body,
  ];
  try {
    return await transport.sendMail({
      envelope: { from: 'bounces@shop.example', to },
      raw: lines.join('\r\n'),
    });
  } finally {
    transport.close();
  }
}

test('lists an accepted mail with what its header says', async () => {
  const inbox = await start();

  await send(inbox.port, {
    to: 'ada@example.com',
    headers: [
      'List-Unsubscribe: <https://shop.example/u/1>',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    ],
  });

  expect(inbox.mailbox.entries).toEqual([
    {
      id: 1,
      receivedAt: '2026-03-01T10:00:00.000Z',
      envelopeFrom: 'bounces@shop.example',
      from: 'Ärzen Shop <shop@shop.example>',
      to: ['ada@example.com'],
      subject: 'Café for you',
      messageId: '<one@shop>',
      size: expect.any(Number),
      listUnsubscribe: '<https://shop.example/u/1>',
      listUnsubscribePost: 'List-Unsubscribe=One-Click',
    },
  ]);
});

test('keeps the bytes of a mail as they came', async () => {
  const inbox = await start();
  const body = 'A line\r\n.starting with a dot\r\n..two\r\nÜber ends\r\n';

  await send(inbox.port, { to: 'ada@example.com', body });

  const raw = await inbox.mailbox.read(1);
  expect(raw.toString('utf8').endsWith(`\r\n\r\n${body}`)).toBe(true);
  expect(inbox.mailbox.entries[0]?.size).toBe(raw.length);
});

test('refuses a recipient at the bouncing example domain', async () => {
  const inbox = await start();

  await expect(send(inbox.port, { to: 'ada@bounce.example' })).rejects.toMatchObject({
    responseCode: 550,
    response: '550 5.1.1 No such mailbox here',
  });
  expect(inbox.mailbox.entries).toHaveLength(0);
});

test('greylists an address once and accepts the second try', async () => {
  const inbox = await start();

  await expect(send(inbox.port, { to: 'ada@greylist.example' })).rejects.toMatchObject({
    responseCode: 451,
  });
  await send(inbox.port, { to: 'ada@greylist.example' });

  expect(inbox.mailbox.entries).toHaveLength(1);
});

test('refuses after the data when told to', async () => {
  const refusals = [
    { recipient: 'spam.example', at: 'data' as const, reply: '554 5.7.1 Looks like spam' },
  ];
  const inbox = await start({ refusals });

  await expect(send(inbox.port, { to: 'ada@spam.example' })).rejects.toMatchObject({
    response: '554 5.7.1 Looks like spam',
  });
  expect(inbox.mailbox.entries).toHaveLength(0);
});

test('keeps a mail whose acknowledgement it withholds', async () => {
  const refusals = [{ recipient: 'lost.example', at: 'lost-reply' as const, reply: '' }];
  const inbox = await start({ refusals });

  const failure: unknown = await send(inbox.port, { to: 'ada@lost.example' }).catch((e) => e);

  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toHaveProperty('responseCode', 250);
  expect(inbox.mailbox.entries.map((entry) => entry.to)).toEqual([['ada@lost.example']]);
});

test('refuses a mail that is over ten megabytes', async () => {
  const inbox = await start();
  const body = `${'x'.repeat(1000)}\r\n`.repeat(10_600);

  await expect(send(inbox.port, { to: 'ada@example.com', body })).rejects.toMatchObject({
    responseCode: 552,
  });
  expect(inbox.mailbox.entries).toHaveLength(0);
});

test('forgets a mail whose sender hung up within the data', async () => {
  const inbox = await startInbox({
    dataDir: makeFolder(),
    port: 0,
    clock: { now: () => receivedAt },
  });
  const socket = connect(inbox.port, '127.0.0.1');
  const commands = ['EHLO x', 'MAIL FROM:<a@b.example>', 'RCPT TO:<c@d.example>', 'DATA', ''];
  await new Promise<void>((resolve) => {
    socket.on('data', (answer) => {
      if (String(answer).startsWith('220')) socket.write(commands.join('\r\n'));
      if (String(answer).includes('354')) resolve();
    });
  });

  socket.write('Subject: half\r\n\r\nHalf a ma', () => socket.destroy());
  await once(socket, 'close');
  await inbox.close();

  expect(inbox.mailbox.entries).toHaveLength(0);
});

test('cuts off half a line that a kill left', () => {
  const folder = makeFolder();
  const first = openMailbox(folder);
  first.keep({ receivedAt, envelopeFrom: '', to: ['a@example.com'], raw: Buffer.from('\r\n\r\n') });
  first.close();
  appendFileSync(join(folder, 'index.jsonl'), '{"id":2,"rec');

  const second = openMailbox(folder);
  const kept = second.keep({ receivedAt, envelopeFrom: '', to: [], raw: Buffer.from('two') });
  second.close();

  const third = openMailbox(folder);
  third.close();
  expect(kept.id).toBe(2);
  expect(third.entries.map((entry) => entry.id)).toEqual([1, 2]);
});

test('loses nothing it acknowledged when its process is killed', async () => {
  const dataDir = makeFolder();
  const { child, port } = await spawnInbox(dataDir);
  const acknowledged: string[] = [];
  const sender = async (name: string) => {
    for (let n = 0; ; n += 1) {
      const id = `${name}.${n}@shop`;
      await send(port, { to: 'ada@example.com', id, body: 'x'.repeat(60_000) });
      acknowledged.push(`<${id}>`);
      if (acknowledged.length === 40) child.kill('SIGKILL');
    }
  };
  await Promise.allSettled(['a', 'b', 'c', 'd'].map(sender));

  const inbox = await start({ dataDir });

  const kept = new Set(inbox.mailbox.entries.map((entry) => entry.messageId));
  expect(acknowledged.length).toBeGreaterThanOrEqual(40);
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
});

async function spawnInbox(dataDir: string): Promise<{ child: ChildProcess; port: number }> {
  const script = fileURLToPath(new URL('./run-inbox.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, port: Number(String(line)) };
}
