import { expect, test } from 'vitest';
import { clientAddress, limitName } from '~/doors/client-address';
import { trustProxies } from '~/doors/trusted-proxies';

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

test('only the proxies that are named are believed', () => {
  const isOurs = trustProxies(['10.1.0.0/16', '2001:db8::1']);
  expect(clientAddress('10.1.2.3', '198.51.100.1', isOurs)).toBe('198.51.100.1');
  expect(clientAddress('::ffff:10.1.2.3', '198.51.100.1', isOurs)).toBe('198.51.100.1');
  expect(clientAddress('2001:db8::1', '198.51.100.1', isOurs)).toBe('198.51.100.1');
  expect(clientAddress('10.2.0.1', '198.51.100.1', isOurs)).toBe('10.2.0.1');
  expect(clientAddress('2001:db8::2', '198.51.100.1', isOurs)).toBe('2001:db8::2');
});

test.each(['proxy', '10.0.0.0/33', '10.0.0.0/x', ''])('"%s" names no proxy', (named) => {
  expect(() => trustProxies([named])).toThrow('is no address or network');
});

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff::', '2001:db8:1:2::/64'],
  ['2001:db8::7', '2001:db8:0:0::/64'],
  ['203.0.113.9', '203.0.113.9'],
  [null, null],
])('a limit counts %s as %s', (address, name) => {
  expect(limitName(address)).toBe(name);
});
