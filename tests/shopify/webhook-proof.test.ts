import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifyWebhook } from '~/shopify/webhook-proof';

const SECRET = 'the client secret';
const BODY = new TextEncoder().encode('{"id":820982911946154508}');
const signed = (secret: string) => createHmac('sha256', secret).update(BODY).digest('base64');

test('what Shopify signed with our secret is proved', () => {
  expect(verifyWebhook(BODY, signed(SECRET), [SECRET])).toBe(true);
});

test('an HMAC agrees with a reference made by openssl', () => {
  // printf '{"id":1}' | openssl dgst -sha256 -hmac hush -binary | base64
  const reference = 'VnKUjZsLuN5iZWjn5EntcBVCF9kMN43LglzCE1/GSeY=';
  const body = new TextEncoder().encode('{"id":1}');
  expect(verifyWebhook(body, reference, ['hush'])).toBe(true);
});

test('the secret before still proves while it is replaced', () => {
  expect(verifyWebhook(BODY, signed('before'), [SECRET, 'before'])).toBe(true);
  expect(verifyWebhook(BODY, signed('before'), [SECRET])).toBe(false);
});

test.each([
  ['no header', null],
  ['an empty header', ''],
  ['another secret', signed('another')],
  ['half of a signature', signed(SECRET).slice(0, 20)],
  ['no base64', '%%%'],
])('nothing is proved by %s', (_name, hmac) => {
  expect(verifyWebhook(BODY, hmac, [SECRET])).toBe(false);
});

test('one changed byte of the body proves nothing', () => {
  const changed = BODY.with(3, 0x78);
  expect(verifyWebhook(changed, signed(SECRET), [SECRET])).toBe(false);
});
