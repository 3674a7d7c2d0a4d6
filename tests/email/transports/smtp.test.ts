import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { createSmtpTransport, verifySmtp } from '~/email/transports/smtp.server';
import type { Transport } from '~/email/transport';

const RAW = Buffer.from('Subject: Hello\r\n\r\n.leading dot\r\nbody\r\n');
const MAIL = { from: 'shop@shop.example', to: 'anna@mail.example', raw: RAW };
const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

type Server = { url: string; received: string[]; connections: () => number };

/** A real SMTP server on a free port that keeps what it accepted; `options` may refuse or hang up. */
async function startServer(options: SMTPServerOptions = {}): Promise<Server> {
  const received: string[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString());
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closers.push(() => new Promise<void>((done) => server.close(done)));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received, connections: () => connections };
}

function connect(
  url: string,
  options: { maxConnections?: number; answer?: number } = {},
): Transport {
  const { maxConnections = 1, answer = 2000 } = options;
  const transport = createSmtpTransport({
    url,
    maxConnections,
    timeouts: { connect: 2000, answer },
  });
  closers.push(() => transport.close());
  return transport;
}

/** A server of a few scripted lines; `answers` maps a command's first word to what to do with the socket. */
async function startScript(
  answers: (command: string, socket: net.Socket, connection: number) => string | null,
): Promise<string> {
  let count = 0;
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    const connection = (count += 1);
    let isContent = false;
    let pending = '';
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('220 script\r\n');
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
        const line = pending.slice(0, end);
        pending = pending.slice(end + 2);
        if (isContent && line !== '.') continue;
        const command = isContent ? 'CONTENT' : line.slice(0, 4).toUpperCase();
        const answer = answers(command, socket, connection);
        isContent = command === 'DATA';
        if (answer !== null) socket.write(`${answer}\r\n`);
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closers.push(async () => {
    sockets.forEach((socket) => socket.destroy());
    await new Promise((done) => server.close(done));
  });
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function usual(command: string): string {
  return command === 'DATA' ? '354 go on' : command === 'QUIT' ? '221 bye' : '250 ok';
}

test('a message arrives byte for byte once', async () => {
  const server = await startServer();
  const result = await connect(server.url).deliver(MAIL);
  expect(result).toEqual({ kind: 'accepted', response: expect.stringMatching(/^250/) });
  expect(server.received).toEqual([RAW.toString()]);
});

test('many messages share a few connections', async () => {
  const server = await startServer();
  const transport = connect(server.url, { maxConnections: 3 });
  const results = await Promise.all(Array.from({ length: 60 }, () => transport.deliver(MAIL)));
  expect(results.filter(({ kind }) => kind === 'accepted')).toHaveLength(60);
  expect(server.received).toHaveLength(60);
  expect(server.connections()).toBeLessThanOrEqual(3);
});

test('a refused recipient is rejected, the session lives', async () => {
  const server = await startServer({
    onRcptTo: ({ address }, _session, done) =>
      address.startsWith('gone')
        ? done(Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }))
        : done(),
  });
  const transport = connect(server.url);
  expect(await transport.deliver({ ...MAIL, to: 'gone@mail.example' })).toEqual({
    kind: 'rejected',
    reason: 'recipient-refused',
    response: '550 5.1.1 no such user',
  });
  for (let at = 0; at < 12; at += 1) await transport.deliver({ ...MAIL, to: 'gone@mail.example' });
  expect((await transport.deliver(MAIL)).kind).toBe('accepted');
  expect(server.connections()).toBe(1);
});

test('a busy answer to content defers the message', async () => {
  const server = await startServer({
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done(Object.assign(new Error('4.3.0 later'), { responseCode: 451 })));
    },
  });
  expect(await connect(server.url).deliver(MAIL)).toEqual({
    kind: 'deferred',
    reason: 'server-busy',
    response: '451 4.3.0 later',
  });
});

test('a connection lost after content leaves it unknown', async () => {
  const url = await startScript((command, socket) => {
    if (command !== 'CONTENT') return usual(command);
    socket.destroy();
    return null;
  });
  expect(await connect(url).deliver(MAIL)).toEqual({ kind: 'unknown', reason: 'connection-lost' });
});

test('no answer to content in time is unknown', async () => {
  const url = await startScript((command) => (command === 'CONTENT' ? null : usual(command)));
  expect(await connect(url, { answer: 150 }).deliver(MAIL)).toEqual({
    kind: 'unknown',
    reason: 'no-answer-in-time',
  });
});

test('a connection lost before content is deferred', async () => {
  const url = await startScript((command, socket) => {
    if (command !== 'RCPT') return usual(command);
    socket.destroy();
    return null;
  });
  expect(await connect(url).deliver(MAIL)).toMatchObject({
    kind: 'deferred',
    reason: 'unreachable',
  });
});

test('an idle session that was closed is replaced', async () => {
  let contents = 0;
  const url = await startScript((command, socket, connection) => {
    if (command === 'CONTENT') contents += 1;
    // The first connection takes one message, then hangs up on the next.
    if (connection === 1 && command === 'MAIL' && contents === 1) {
      socket.destroy();
      return null;
    }
    return usual(command);
  });
  const transport = connect(url);
  expect((await transport.deliver(MAIL)).kind).toBe('accepted');
  expect((await transport.deliver(MAIL)).kind).toBe('accepted');
  expect(contents).toBe(2);
});

test('a refused connection defers before anything is sent', async () => {
  const url = await startScript(usual);
  const free = Number(new URL(url).port);
  await closers.pop()?.();
  expect(await connect(`smtp://127.0.0.1:${free}`).deliver(MAIL)).toMatchObject({
    kind: 'deferred',
    reason: 'unreachable',
  });
});

test('an address with a line break is never sent', async () => {
  const server = await startServer();
  const result = await connect(server.url).deliver({
    ...MAIL,
    to: 'a@b.example>\r\nRCPT TO:<c@d.example',
  });
  expect(result).toMatchObject({ kind: 'rejected', reason: 'recipient-refused' });
  expect(server.received).toEqual([]);
});

test('closing lets what is in flight end', async () => {
  const server = await startServer();
  const transport = connect(server.url);
  const first = transport.deliver(MAIL);
  const second = transport.deliver(MAIL);
  await transport.close();
  expect((await first).kind).toBe('accepted');
  expect(await second).toMatchObject({ kind: 'deferred', reason: 'closed' });
  expect(await transport.deliver(MAIL)).toMatchObject({ kind: 'deferred', reason: 'closed' });
});

test('settings are checked with one clear sentence', async () => {
  const server = await startServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'shop' && password === 'p@ss'
        ? done(null, { user: 'shop' })
        : done(new Error('wrong')),
  });
  const place = new URL(server.url).host;
  const check = (url: string) =>
    verifySmtp({ url, maxConnections: 1, timeouts: { connect: 2000 } });
  expect(await check(`smtp://shop:p%40ss@${place}`)).toEqual({ kind: 'ready' });
  expect(await check(`smtp://shop:no@${place}`)).toEqual({
    kind: 'refused',
    sentence: `The mail server at ${place} refused the login. Check user and password.`,
  });
  expect(await check('mail.example')).toMatchObject({
    sentence: expect.stringContaining('SMTP_URL'),
  });
});
