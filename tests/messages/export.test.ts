import { expect, test } from 'vitest';
import { lineOfMessage } from '~/messages/export';
import type { LedgerMessage } from '~/messages/ledger/report-store';
import { sampleContent } from './sample-content';

const MESSAGE: LedgerMessage = {
  createdAt: new Date('2026-03-02T10:00:00Z'),
  id: '0198c0de-1234-7abc-8def-0123456789ab',
  profileId: '0198c0de-1234-7abc-8def-0123456789ac',
  customerId: '9007199254740993',
  kind: 'campaign',
  campaignId: 1,
  flowId: null,
  state: 'accepted',
  reason: null,
  sendAt: new Date('2026-03-02T10:00:00Z'),
  address: 'anna@mail.example',
  subject: 'Picked for you',
  headerId: '<one@mill.example>',
  templateId: 'picks-for-you',
  templateVersion: 1,
  variation: null,
  content: sampleContent(),
  settledAt: new Date('2026-03-02T10:00:05Z'),
  clickedAt: null,
};

test('a line names person, products in order and outcome', () => {
  expect(lineOfMessage(MESSAGE, 'Picks for you')).toEqual({
    id: MESSAGE.id,
    profile: '9007199254740993',
    kind: 'campaign',
    name: 'Picks for you',
    products: ['oak-lamp', 'tin-bowl'],
    variation: null,
    sendAt: '2026-03-02T10:00:00.000Z',
    status: 'accepted',
    reason: null,
    reasons: ['Popular right now', 'Popular right now'],
    messageId: '<one@mill.example>',
  });
});

test('a line carries neither address nor name', () => {
  const line = JSON.stringify(lineOfMessage(MESSAGE, 'Picks for you'));
  expect(line).not.toMatch(/anna/i);
});

test('what was skipped shows no products', () => {
  const line = lineOfMessage({ ...MESSAGE, state: 'skipped', reason: 'gap' }, 'Picks');
  expect(line).toMatchObject({ status: 'skipped', reason: 'gap', products: [], reasons: [] });
});

test.each([
  ['queued', 'waiting'],
  ['claimed', 'waiting'],
  ['intent', 'waiting'],
  ['accepted', 'accepted'],
  ['failed', 'failed'],
  ['unknown', 'unknown'],
])('a message %s is %s to other programs', (state, status) => {
  expect(lineOfMessage({ ...MESSAGE, state, content: null }, 'Picks').status).toBe(status);
});
