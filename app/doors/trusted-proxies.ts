// Whose word about a caller's address is believed: the proxies that the installation names, else every private network.
import { BlockList, isIP } from 'node:net';

export type IsOurs = (address: string) => boolean;

const PRIVATE = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '192.168.0.0/16',
  '172.16.0.0/12',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
];

const MOST_KNOWN = 10_000;
const LONGEST = 60;

/** Addresses and networks, such as `10.0.0.0/8` or `2001:db8::1`; throws at what is neither. */
export function trustProxies(named: string[]): IsOurs {
  const list = new BlockList();
  for (const one of named) {
    const [address = '', bits] = one.split('/');
    const version = isIP(address);
    const most = version === 6 ? 128 : 32;
    const length = bits === undefined ? most : Number(bits);
    if (version === 0 || !Number.isInteger(length) || length < 0 || length > most)
      throw new Error(`"${one}" is no address or network`);
    list.addSubnet(address, length, version === 6 ? 'ipv6' : 'ipv4');
  }
  const isListed = (address: string) => {
    const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
    const version = isIP(plain);
    return version !== 0 && list.check(plain, version === 6 ? 'ipv6' : 'ipv4');
  };
  // In a storm the same few proxies speak for everybody.
  const known = new Map<string, boolean>();
  return (address) => {
    const found = known.get(address);
    if (found !== undefined) return found;
    const listed = isListed(address);
    if (known.size >= MOST_KNOWN) known.clear();
    if (address.length <= LONGEST) known.set(address, listed);
    return listed;
  };
}

export const PRIVATE_NETWORKS = trustProxies(PRIVATE);
