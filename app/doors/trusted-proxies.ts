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
  return (address) => {
    const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
    const version = isIP(plain);
    return version !== 0 && list.check(plain, version === 6 ? 'ipv6' : 'ipv4');
  };
}

export const PRIVATE_NETWORKS = trustProxies(PRIVATE);
