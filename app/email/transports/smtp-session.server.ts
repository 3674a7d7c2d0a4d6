// One SMTP session for the pool in smtp.server.ts: opened, used for one message at a time, and told apart by phase.
// It stands on nodemailer's connection rather than its pool, which re-sends by itself after a lost connection.

import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { DeliveryResult, OutgoingMail } from '~/email/transport';
import { isSessionUsable, tellFailure, type SmtpFailure } from './smtp-answer';

export type SmtpLogin = { user: string; pass: string } | null;

export type SmtpSession = {
  connection: SMTPConnection;
  isAlive: boolean;
  messages: number;
};

/** `stale`: the server had closed the idle session, and not a byte of the content was sent. */
export type SessionResult = DeliveryResult | { kind: 'stale' };

export type Opening =
  { kind: 'open'; session: SmtpSession } | { kind: 'failed'; failure: SmtpFailure };

export function openSession(options: SMTPConnectionOptions, login: SmtpLogin): Promise<Opening> {
  const connection = new SMTPConnection(options);
  const session: SmtpSession = { connection, isAlive: true, messages: 0 };
  return new Promise((resolve) => {
    const fail = (error: Error & SmtpFailure): void => {
      session.isAlive = false;
      // Told first: closing emits an end of its own, which would hide the reason.
      resolve({ kind: 'failed', failure: error });
      connection.close();
    };
    // Stays for the life of the session: a server that hangs up on an idle session is no error of ours.
    connection.on('error', fail);
    connection.once('end', () => fail(new Error('the server closed the connection')));
    connection.connect((error) => {
      if (error) return fail(error);
      if (login === null || !connection.allowsAuth) return resolve({ kind: 'open', session });
      const auth = { user: login.user, credentials: login };
      connection.login(auth, (refused) =>
        refused ? fail(refused) : resolve({ kind: 'open', session }),
      );
    });
  });
}

/** Sends one message and leaves the session ready for the next, or dead. Never sends twice. */
export async function sendOver(session: SmtpSession, mail: OutgoingMail): Promise<SessionResult> {
  const isReused = session.messages > 0;
  session.messages += 1;
  let contentBegun = false;
  // Read for the first time when the server has answered 354 to DATA, and not before.
  const content = new Readable({
    read() {
      contentBegun = true;
      this.push(mail.raw);
      this.push(null);
    },
  });
  const envelope = { from: mail.from, to: [mail.to], size: mail.raw.length };
  const answer = await new Promise<{ response: string } | { failure: SmtpFailure }>((resolve) => {
    session.connection.send(envelope, content, (error, info) => {
      resolve(error ? { failure: error } : { response: info.response });
    });
  });
  if ('response' in answer) return { kind: 'accepted', response: answer.response };
  const { failure } = answer;
  if (isSessionUsable(failure) && session.isAlive) await resetSession(session);
  else closeSession(session);
  const result = tellFailure(failure, contentBegun);
  const isStale = isReused && !contentBegun && result.kind === 'deferred' && !failure.responseCode;
  return isStale ? { kind: 'stale' } : result;
}

function resetSession(session: SmtpSession): Promise<void> {
  const { connection } = session;
  return new Promise((resolve) => {
    const done = (): void => {
      connection.removeListener('end', done);
      resolve();
    };
    connection.once('end', done);
    connection.reset((error) => {
      if (error) closeSession(session);
      done();
    });
  });
}

function closeSession(session: SmtpSession): void {
  session.isAlive = false;
  session.connection.close();
}

/** Says goodbye as RFC 5321 asks; the server closes. */
export function quitSession(session: SmtpSession): void {
  session.isAlive = false;
  session.connection.quit();
}
