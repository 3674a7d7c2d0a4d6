import { expect, test } from 'vitest';
import { readCustomer, readOptOut } from '~/imports/rows/people';
import { FRAME, rowOf } from './rows-of';

test('a customer says yes, no, nothing or leave me', () => {
  const said = ['yes', 'no', '', 'Unsubscribed'].map((accepts) => {
    const reading = readCustomer(rowOf({ email: 'Ann@Example.com ', accepts }), FRAME);
    return reading.kind === 'usable' ? [reading.value.email, reading.value.says] : reading;
  });
  expect(said).toEqual([
    ['ann@example.com', 'subscribed'],
    ['ann@example.com', 'not_subscribed'],
    ['ann@example.com', null],
    ['ann@example.com', 'unsubscribed'],
  ]);
});

test('a customer without a usable address is set aside', () => {
  expect(readCustomer(rowOf({}), FRAME)).toEqual({ kind: 'aside', fault: 'email_missing' });
  expect(readCustomer(rowOf({ email: 'ann@' }), FRAME)).toEqual({
    kind: 'aside',
    fault: 'email_wrong',
  });
  const later = rowOf({ email: 'a@b.example', consentAt: '2027-01-01' });
  expect(readCustomer(later, FRAME)).toEqual({ kind: 'aside', fault: 'date_wrong' });
});

test('an opt-out keeps the reason that its list names', () => {
  const reasons = ['Unsubscribed', 'hard_bounce', 'SPAM_COMPLAINT', '', 'blocked by admin'];
  const read = reasons.map((reason) => readOptOut(rowOf({ email: 'a@b.example', reason }), FRAME));
  expect(read.map((one) => (one.kind === 'usable' ? one.value.reason : one.fault))).toEqual([
    'unsubscribed',
    'bounced',
    'complained',
    'unsubscribed',
    'manual',
  ]);
  const subscribed = rowOf({ email: 'a@b.example', reason: 'subscribed' });
  expect(readOptOut(subscribed, FRAME)).toEqual({ kind: 'aside', fault: 'not_an_opt_out' });
});
