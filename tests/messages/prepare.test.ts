import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { linkKey, readShopId, verifyLink } from '~/email/links';
import { destinationOf } from '~/messages/content';
import { mailOf, renderFor, unsubscribeUrlOf } from '~/messages/prepare';
import { loadPicks } from '../email/samples';
import { sampleContent } from './sample-content';

const ROAD = { secret: 'a master secret of thirty-two bytes', appUrl: 'https://app.example' };
const SENDER = {
  id: 42,
  domain: 'mill.myshopify.com',
  senderName: 'Mill',
  senderEmail: 'hello@mill.example',
  email: 'owner@mill.example',
};
const NOW = new Date('2026-03-02T10:00:00Z');
const MESSAGE = {
  createdAt: NOW,
  id: '0198c0de-1234-7abc-8def-0123456789ab',
  content: sampleContent(),
};
const template = await loadPicks();

test('a message prepared again has the same bytes', () => {
  const [one, two] = [bytesNow(), bytesNow()];
  expect(one.equals(two)).toBe(true);
});

test('every address in a mail is one that our doors accept', () => {
  const { html, text } = renderFor(ROAD, SENDER, template, MESSAGE);
  const pattern = /https:\/\/app\.example\/mail\/(click|unsubscribe)\/([\w-]+)/g;
  const found = [...`${html.toString()} ${text}`.matchAll(pattern)];
  expect(new Set(found.map((match) => match[1]))).toEqual(new Set(['click', 'unsubscribe']));
  for (const [, kind, token] of found) {
    expect(readShopId(token!)).toBe('42');
    const verdict = verifyLink(linkKey(ROAD.secret, '42'), token!, { now: NOW });
    expect(verdict).toMatchObject({
      kind: 'valid',
      payload: { kind, messageId: MESSAGE.id, messageCreatedAt: NOW },
    });
    if (verdict.kind === 'valid' && kind === 'click') {
      const to = destinationOf(MESSAGE.content, verdict.payload.linkIndex, 'https://mill.example');
      expect(to).toMatch(/^https:\/\/mill\.example/);
    }
  }
});

test('no product’s own address leaks past the signed links', () => {
  const { html, text } = renderFor(ROAD, SENDER, template, MESSAGE);
  expect(`${html.toString()} ${text}`).not.toContain('https://mill.example/products/');
});

// RFC 8058, 3.1: one https address, and the header that says that one POST is enough.
test('the mail can be left by one click of the mail program', async () => {
  const mail = await PostalMime.parse(bytesNow());
  const header = (name: string) => mail.headers.find((one) => one.key === name)?.value;
  expect(header('list-unsubscribe')).toBe(`<${unsubscribeUrlOf(ROAD, SENDER.id, MESSAGE)}>`);
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(mail.to).toEqual([{ address: 'anna@mail.example', name: '' }]);
  expect(mail.from).toMatchObject({ address: 'hello@mill.example', name: 'Mill' });
});

test('two messages of a shop never share a Message-ID', () => {
  const other = { ...MESSAGE, id: '0198c0de-1234-7abc-8def-0123456789ac' };
  const [one, two] = [MESSAGE, other].map((message) => renderFor(ROAD, SENDER, template, message));
  expect(one?.headerId).not.toBe(two?.headerId);
  expect(one?.headerId).toMatch(/@mill\.example>?$/);
});

function bytesNow(): Buffer {
  const to = {
    address: 'anna@mail.example',
    campaignId: 1,
    flowId: null,
    unsubscribeUrl: unsubscribeUrlOf(ROAD, SENDER.id, MESSAGE),
    date: NOW,
  };
  return mailOf(SENDER, renderFor(ROAD, SENDER, template, MESSAGE), to);
}
