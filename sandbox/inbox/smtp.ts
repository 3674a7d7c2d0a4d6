// The sandbox's mail server: takes what the app sends, has it on disk before it says 250, and
// refuses what it was told to refuse. For the demo and for tests of the road out.
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  SMTPServer,
  type SMTPServerDataStream,
  type SMTPServerOptions,
  type SMTPServerSession,
} from 'smtp-server';
import { openMailbox, type Mailbox } from './mailbox';
import { countRefusals, exampleRefusals, refusalError, type Refusal } from './refusals';

const largestMailBytes = 10 * 1024 * 1024;

export type InboxOptions = {
  dataDir: string;
  /** 0 takes a free port; `Inbox.port` tells which. */
  port: number;
  host?: string;
  clock: { now(): Date };
  refusals?: Refusal[];
  /** Wait before the answer to each mail, as a slow provider does. */
  delayMs?: number;
};

export type Inbox = {
  mailbox: Mailbox;
  port: number;
  /** Ready for SMTP_URL. */
  url: string;
  close(): Promise<void>;
};

type Reply = (error?: Error | null, message?: string) => void;

export async function startInbox(options: InboxOptions): Promise<Inbox> {
  const host = options.host ?? '127.0.0.1';
  const mailbox = openMailbox(join(options.dataDir, 'inbox'));
  const server = new SMTPServer(serverOptions(options, mailbox, hangUp));
  function hangUp(session: SMTPServerSession): void {
    for (const connection of server.connections) {
      if (connection.id === session.id) connection.close();
    }
  }
  await listen(server, options.port, host);
  // A client that breaks off is the client's business; the mail in hand was not acknowledged.
  server.on('error', () => undefined);
  const port = (server.server.address() as AddressInfo).port;
  return {
    mailbox,
    port,
    url: `smtp://${host}:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve(mailbox.close()))),
  };
}

function serverOptions(
  options: InboxOptions,
  mailbox: Mailbox,
  hangUp: (session: SMTPServerSession) => void,
): SMTPServerOptions {
  const findRefusal = countRefusals(options.refusals ?? exampleRefusals);
  return {
    name: 'inbox.sandbox',
    banner: 'Sandbox inbox, nothing leaves this machine',
    size: largestMailBytes,
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: true,
    closeTimeout: 200,
    onAuth: (auth, _session, reply) => reply(null, { user: auth.username ?? 'anyone' }),
    onRcptTo(address, _session, reply) {
      const refusal = findRefusal(address.address, 'recipient');
      reply(refusal ? refusalError(refusal.reply) : null);
    },
    onData(stream, session, reply) {
      const recipients = session.envelope.rcptTo.map((recipient) => recipient.address);
      const find = (at: Refusal['at']) =>
        recipients.map((address) => findRefusal(address, at)).find(Boolean);
      collect(stream, (raw) => {
        if (stream.sizeExceeded) return reply(refusalError('552 5.3.4 The mail is over 10 MB'));
        const refusal = find('data');
        if (refusal) return reply(refusalError(refusal.reply));
        const answer = keepMail(mailbox, options.clock.now(), { session, recipients, raw });
        if (find('lost-reply')) return hangUp(session);
        answerAfter(options.delayMs ?? 0, () => reply(...answer));
      });
    },
  };
}

function collect(stream: SMTPServerDataStream, done: (raw: Buffer) => void): void {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => {
    if (!stream.sizeExceeded) chunks.push(chunk);
  });
  stream.on('end', () => done(Buffer.concat(chunks)));
}

function keepMail(
  mailbox: Mailbox,
  receivedAt: Date,
  mail: { session: SMTPServerSession; recipients: string[]; raw: Buffer },
): Parameters<Reply> {
  const { mailFrom } = mail.session.envelope;
  const envelopeFrom = mailFrom ? mailFrom.address : '';
  try {
    const receipt = { receivedAt, envelopeFrom, to: mail.recipients, raw: mail.raw };
    return [null, `OK: kept as ${mailbox.keep(receipt).id}`];
  } catch {
    return [refusalError('452 4.3.1 The inbox could not write the mail to disk')];
  }
}

function answerAfter(delayMs: number, answer: () => void): void {
  if (delayMs > 0) setTimeout(answer, delayMs);
  else answer();
}

function listen(server: SMTPServer, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
