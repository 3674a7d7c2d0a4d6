import { expect, test } from 'vitest';
import { clientAddress } from '~/doors/client-address';

test.each([
  ['203.0.113.9', null, '203.0.113.9'],
  ['2001:db8::7', null, '2001:db8::7'],
  // Hearsay of a stranger.
  ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
])('a stranger at %s is believed for nothing else', (peer, forwarded, expected) => {
  expect(clientAddress(peer, forwarded)).toBe(expected);
});

test.each([
  ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['::1', '198.51.100.1', '198.51.100.1'],
  ['::ffff:10.0.0.3', '198.51.100.1', '198.51.100.1'],
  ['172.16.0.1', '198.51.100.1', '198.51.100.1'],
  // What stands before the last hop was written by the caller.
  ['127.0.0.1', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
  ['127.0.0.1', '1.2.3.4, 198.51.100.1, 10.0.0.9', '198.51.100.1'],
  ['127.0.0.1', '2001:db8::7', '2001:db8::7'],
])('our own proxy at %s names its caller', (peer, forwarded, expected) => {
  expect(clientAddress(peer, forwarded)).toBe(expected);
});

test.each([
  [null, '198.51.100.1'],
  ['127.0.0.1', null],
  ['127.0.0.1', ''],
  ['127.0.0.1', '10.0.0.9, 192.168.0.1'],
  ['127.0.0.1', 'x'.repeat(5_000)],
])('nobody is named where nobody can be: %s', (peer, forwarded) => {
  expect(clientAddress(peer, forwarded)).toBeNull();
});

test('a public network that begins like a private one is a stranger', () => {
  for (const peer of ['172.32.0.1', '11.0.0.1', '192.169.0.1', '128.0.0.1'])
    expect(clientAddress(peer, '198.51.100.1')).toBe(peer);
});
