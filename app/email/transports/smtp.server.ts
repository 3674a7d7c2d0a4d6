// The SMTP transport: a pool of sessions, one message in flight on each, made from one SMTP_URL.
// Doors create it once per process and hand it to the send path.

import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { DeliveryResult, OutgoingMail, Transport } from '~/email/transport';
import { tellFailure } from './smtp-answer';
import {
  openSession,
  quitSession,
  sendOver,
  type SmtpLogin,
  type SmtpSession,
} from './smtp-session.server';

export type SmtpSettings = {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
  url: string;
  maxConnections: number;
  /** What we call ourselves in EHLO; the machine's own name by default. */
  name?: string;
  /** Many servers end a session after a hundred messages or so. */
  maxMessagesPerConnection?: number;
  /** Milliseconds. RFC 5321, 4.5.3.2 has clients wait minutes for the answer to DATA: giving up leaves it unknown. */
  timeouts?: { connect?: number; answer?: number };
};

export type SmtpCheck = { kind: 'ready' } | { kind: 'refused'; sentence: string };

type Target = { options: SMTPConnectionOptions; login: SmtpLogin; place: string };

export function createSmtpTransport(settings: SmtpSettings): Transport {
  const target = targetOf(settings);
  const maxMessages = settings.maxMessagesPerConnection ?? 100;
  const idle: SmtpSession[] = [];
  const waiting: ((hasSlot: boolean) => void)[] = [];
  const drained: (() => void)[] = [];
  let inFlight = 0;
  let isClosed = false;

  async function deliver(mail: OutgoingMail): Promise<DeliveryResult> {
    if (!(await takeSlot())) return { kind: 'deferred', reason: 'closed', response: '' };
    try {
      return await deliverOverSession(mail);
    } finally {
      giveSlot();
    }
  }

  async function takeSlot(): Promise<boolean> {
    if (isClosed) return false;
    if (inFlight >= settings.maxConnections) {
      return new Promise<boolean>((go) => waiting.push(go));
    }
    inFlight += 1;
    return true;
  }

  /** A slot goes from hand to hand, so that no newcomer can take it on the way. */
  function giveSlot(): void {
    const next = waiting.shift();
    if (next) return next(true);
    inFlight -= 1;
    if (inFlight === 0) drained.splice(0).forEach((done) => done());
  }

  async function deliverOverSession(mail: OutgoingMail): Promise<DeliveryResult> {
    for (let known = takeIdle(); known; known = takeIdle()) {
      const result = await sendOver(known, mail);
      keep(known);
      if (result.kind !== 'stale') return result;
    }
    const opening = await openSession(target.options, target.login);
    if (opening.kind === 'failed') return tellFailure(opening.failure, false);
    const result = await sendOver(opening.session, mail);
    keep(opening.session);
    return result.kind === 'stale'
      ? { kind: 'deferred', reason: 'unreachable', response: '' }
      : result;
  }

  function takeIdle(): SmtpSession | undefined {
    let session = idle.pop();
    while (session && !session.isAlive) session = idle.pop();
    return session;
  }

  function keep(session: SmtpSession): void {
    if (!session.isAlive) return;
    if (isClosed || session.messages >= maxMessages) quitSession(session);
    else idle.push(session);
  }

  /** What is in flight ends first; what waits is deferred. */
  async function close(): Promise<void> {
    isClosed = true;
    waiting.splice(0).forEach((go) => go(false));
    if (inFlight > 0) await new Promise<void>((done) => drained.push(done));
    idle
      .splice(0)
      .filter((session) => session.isAlive)
      .forEach(quitSession);
  }

  return { deliver, close };
}

/** Connects, logs in and leaves, sending nothing; what is wrong is one sentence for the merchant. */
export async function verifySmtp(settings: SmtpSettings): Promise<SmtpCheck> {
  const problem = urlProblem(settings.url);
  if (problem) return { kind: 'refused', sentence: problem };
  const target = targetOf(settings);
  const opening = await openSession(target.options, target.login);
  if (opening.kind === 'open') {
    const canLogin = target.login === null || opening.session.connection.allowsAuth;
    quitSession(opening.session);
    return canLogin
      ? { kind: 'ready' }
      : refused(`${target.place} offers no login. Remove user and password from SMTP_URL.`);
  }
  return refused(
    sentenceFor(tellFailure(opening.failure, false), target.place, opening.failure.code),
  );
}

function refused(sentence: string): SmtpCheck {
  return { kind: 'refused', sentence: `The mail server at ${sentence}` };
}

function sentenceFor(result: DeliveryResult, place: string, code?: string): string {
  const reason = result.kind === 'deferred' ? result.reason : 'unreachable';
  if (code === 'EDNS') return `${place} is not known. Check the host name in SMTP_URL.`;
  if (code === 'ETLS')
    return `${place} failed to agree on TLS. Check its certificate and the port.`;
  if (reason === 'login-refused') return `${place} refused the login. Check user and password.`;
  if (reason === 'timeout')
    return `${place} did not answer in time. Check host, port and firewall.`;
  if (reason === 'server-busy') return `${place} turned us away. Ask its operator to let us in.`;
  return `${place} can't be reached. Check host and port in SMTP_URL.`;
}

function urlProblem(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed && /^smtps?:$/.test(parsed.protocol) && parsed.hostname !== '') return null;
  return 'SMTP_URL must look like smtp://user:password@mail.example.com:587 (or smtps:// for TLS).';
}

function targetOf(settings: SmtpSettings): Target {
  const problem = urlProblem(settings.url);
  if (problem) throw new Error(problem);
  const url = new URL(settings.url);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || (secure ? 465 : 587));
  const isLoopback = /^(?:127\.|localhost$|::1$)/.test(host);
  const login = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : null;
  return {
    place: `${host}:${port}`,
    login,
    options: {
      host,
      port,
      secure,
      ...(settings.name ? { name: settings.name } : {}),
      // On this machine TLS proves nothing; elsewhere a password never travels in the clear.
      ignoreTLS: isLoopback && !secure,
      requireTLS: !isLoopback && !secure && login !== null,
      connectionTimeout: settings.timeouts?.connect ?? 15_000,
      greetingTimeout: settings.timeouts?.connect ?? 15_000,
      socketTimeout: settings.timeouts?.answer ?? 300_000,
      logger: false,
    },
  };
}
