// Pure: how an SMTP conversation that failed is told honestly: surely not delivered, surely refused, or unknown.

import type { DeferralReason, DeliveryResult } from '~/email/transport';

/** What nodemailer says about a failed conversation. */
export type SmtpFailure = {
  code?: string;
  /** The command the answer belongs to. */
  command?: string;
  response?: string;
  responseCode?: number | false;
};

/** Answers that say the session was wrong, not the message: it may be tried again over a good one. */
const SESSION_CODES = new Set([421, 503]);
const LOGIN_CODES = new Set([530, 534, 535, 538]);

/** `contentBegun`: a byte of the message's content was handed to the connection. */
export function tellFailure(failure: SmtpFailure, contentBegun: boolean): DeliveryResult {
  const response = (failure.response ?? '').slice(0, 500);
  const code = failure.responseCode || 0;
  if (LOGIN_CODES.has(code)) return { kind: 'deferred', reason: 'login-refused', response };
  if ((code >= 400 && code < 500) || SESSION_CODES.has(code)) {
    return { kind: 'deferred', reason: 'server-busy', response };
  }
  if (code >= 500) return tellRefusal(failure, response);
  if (contentBegun) return tellUnknown(failure);
  // Refused on this side, before a byte was sent: an address SMTP has no form for, or a size the server won't take.
  if (failure.code === 'EENVELOPE') {
    return { kind: 'rejected', reason: 'recipient-refused', response: 'not an address for SMTP' };
  }
  if (failure.code === 'EMESSAGE') {
    return {
      kind: 'rejected',
      reason: 'content-refused',
      response: 'larger than the server takes',
    };
  }
  return { kind: 'deferred', reason: deferralOf(failure), response };
}

/** RFC 3463: 5.1.x names the mailbox (5.1.7 and 5.1.8 the sender), 5.2.1 says that it is closed. */
const NO_MAILBOX = /\b5\.(?:1\.(?!7\b|8\b)\d{1,3}|2\.1)\b/;
const ANY_STATUS = /\b5\.\d{1,3}\.\d{1,3}\b/;
const NO_MAILBOX_CODES = new Set([550, 551, 553]);
const ABOUT_US =
  /\b(?:relay\w*|spam\w*|block\w*|blacklist\w*|listed|polic(?:y|ies)|denied|reputation|authenticat\w*|rate)\b/i;

/** Whether a refusal at RCPT is about the mailbox. A blocked or misconfigured sender is refused there too, for everyone. */
function isNoMailbox({ responseCode }: SmtpFailure, response: string): boolean {
  if (ANY_STATUS.test(response)) return NO_MAILBOX.test(response);
  return NO_MAILBOX_CODES.has(responseCode || 0) && !ABOUT_US.test(response);
}

function tellRefusal(failure: SmtpFailure, response: string): DeliveryResult {
  const { command } = failure;
  if (command === 'MAIL FROM') return { kind: 'rejected', reason: 'sender-refused', response };
  if (command === 'RCPT TO') {
    const reason = isNoMailbox(failure, response) ? 'recipient-refused' : 'sender-refused';
    return { kind: 'rejected', reason, response };
  }
  if (command === 'DATA') return { kind: 'rejected', reason: 'content-refused', response };
  // A 5xx greeting or EHLO answer is about us, not about this message.
  return { kind: 'deferred', reason: 'server-busy', response };
}

function tellUnknown({ code, response }: SmtpFailure): DeliveryResult {
  if (response) return { kind: 'unknown', reason: 'unreadable-answer' };
  if (code === 'ETIMEDOUT') return { kind: 'unknown', reason: 'no-answer-in-time' };
  return { kind: 'unknown', reason: 'connection-lost' };
}

function deferralOf({ code }: SmtpFailure): DeferralReason {
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'login-refused';
  return code === 'ETIMEDOUT' ? 'timeout' : 'unreachable';
}

/** Whether the session survives this failure and takes the next message after a RSET. */
export function isSessionUsable({ code, responseCode }: SmtpFailure): boolean {
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && !!responseCode && responseCode !== 421;
}
