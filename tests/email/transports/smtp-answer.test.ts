import { expect, test } from 'vitest';
import { isSessionUsable, tellFailure } from '~/email/transports/smtp-answer';

test('an answer decides, whatever was sent before', () => {
  // RFC 5321, 4.2.1: 4yz is transient, 5yz permanent; 421 and 503 speak of the session.
  const at = (responseCode: number, command: string, response = `${responseCode} no`) =>
    tellFailure({ code: 'EENVELOPE', responseCode, command, response }, true);
  expect(at(550, 'RCPT TO')).toEqual({
    kind: 'rejected',
    reason: 'recipient-refused',
    response: '550 no',
  });
  expect(at(550, 'MAIL FROM')).toMatchObject({ kind: 'rejected', reason: 'sender-refused' });
  expect(at(554, 'DATA')).toMatchObject({ kind: 'rejected', reason: 'content-refused' });
  expect(at(451, 'DATA')).toMatchObject({ kind: 'deferred', reason: 'server-busy' });
  expect(at(421, 'CONN')).toMatchObject({ kind: 'deferred', reason: 'server-busy' });
  expect(at(503, 'DATA')).toMatchObject({ kind: 'deferred', reason: 'server-busy' });
  expect(at(530, 'MAIL FROM')).toMatchObject({ kind: 'deferred', reason: 'login-refused' });
  expect(at(554, 'CONN')).toMatchObject({ kind: 'deferred', reason: 'server-busy' });
});

test('a refusal of the sender leaves the mailbox in peace', () => {
  const at = (response: string) => {
    const responseCode = Number(response.slice(0, 3));
    const result = tellFailure(
      { code: 'EENVELOPE', responseCode, command: 'RCPT TO', response },
      false,
    );
    return result.kind === 'rejected' ? result.reason : result.kind;
  };
  // RFC 3463, 3.2 and 3.8: x.1.1 bad mailbox, x.2.1 mailbox disabled, x.1.8 bad sender, x.7.z security or policy.
  expect(at('550 5.1.1 <anna@mail.example>: user unknown')).toBe('recipient-refused');
  expect(at('550 5.2.1 The account is disabled')).toBe('recipient-refused');
  expect(at('550 No such user here')).toBe('recipient-refused');
  expect(at('554 5.7.1 Relay access denied')).toBe('sender-refused');
  expect(at('550 5.7.26 Unauthenticated mail is not accepted')).toBe('sender-refused');
  expect(at('550 5.1.8 Sender address rejected')).toBe('sender-refused');
  expect(at('550 Blocked, see the blocklist')).toBe('sender-refused');
  expect(at('554 Service unavailable')).toBe('sender-refused');
  expect(at('552 5.2.2 Mailbox full')).toBe('sender-refused');
});

test('silence after content is unknown, before it deferred', () => {
  const lost = { code: 'ECONNECTION' };
  expect(tellFailure(lost, true)).toEqual({ kind: 'unknown', reason: 'connection-lost' });
  expect(tellFailure(lost, false)).toMatchObject({ kind: 'deferred', reason: 'unreachable' });
  const late = { code: 'ETIMEDOUT' };
  expect(tellFailure(late, true)).toEqual({ kind: 'unknown', reason: 'no-answer-in-time' });
  expect(tellFailure(late, false)).toMatchObject({ kind: 'deferred', reason: 'timeout' });
});

test('an answer that says nothing leaves it unknown', () => {
  const odd = { code: 'EMESSAGE', command: 'DATA', response: 'hm' };
  expect(tellFailure(odd, true)).toEqual({ kind: 'unknown', reason: 'unreadable-answer' });
});

test('what our side refuses was surely not sent', () => {
  expect(tellFailure({ code: 'EENVELOPE', command: 'API' }, false).kind).toBe('rejected');
  expect(tellFailure({ code: 'EMESSAGE', command: 'MAIL FROM' }, false)).toMatchObject({
    kind: 'rejected',
    reason: 'content-refused',
  });
  expect(tellFailure({ code: 'EAUTH' }, false)).toMatchObject({ reason: 'login-refused' });
});

test('a refused message leaves the session usable', () => {
  expect(isSessionUsable({ code: 'EENVELOPE', responseCode: 550 })).toBe(true);
  expect(isSessionUsable({ code: 'EMESSAGE', responseCode: 421 })).toBe(false);
  expect(isSessionUsable({ code: 'ECONNECTION' })).toBe(false);
});
