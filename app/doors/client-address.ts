// The address from which somebody asks, and the name by which the limits of the public doors count it.
import { isIPv6 } from 'node:net';
import { PRIVATE_NETWORKS, type IsOurs } from './trusted-proxies';

/**
 * Null where nobody can say: then there is nothing to count by. Where a proxy of ours stands beside us, what it says of
 * its caller is believed, from anybody else it is hearsay. A proxy adds its caller at the end of X-Forwarded-For, so the
 * last name that is not one of our own is the first that nobody could forge.
 */
export function clientAddress(
  peer: string | null,
  forwardedFor: string | null,
  isOurs: IsOurs = PRIVATE_NETWORKS,
): string | null {
  if (peer === null) return null;
  if (!isOurs(peer)) return peer;
  if (forwardedFor === null) return null;
  const hops = forwardedFor.split(',').map((hop) => hop.trim());
  return hops.findLast((hop) => hop !== '' && hop.length <= 45 && !isOurs(hop)) ?? null;
}

/** Whoever has one address of IPv6 has a network of them: all of a /64 are counted as one. */
export function limitName(address: string | null): string | null {
  if (address === null || !address.includes(':') || !isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
