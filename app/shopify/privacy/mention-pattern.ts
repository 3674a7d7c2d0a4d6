// Pure: how an address, a telephone number or a customer's number is found in a text, as a regular expression of
// PostgreSQL: whole, in any case, and as it is written inside an address of the web.

/** Null where there is nothing to look for. */
export function mentionPattern(addresses: string[], phones: string[]): string | null {
  const parts = [...addresses.map(addressPattern), ...phones.flatMap(phonePattern)];
  return parts.length === 0 ? null : parts.join('|');
}

function addressPattern(address: string): string {
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  // A longer address that ends or begins alike is somebody else's.
  return `(?<![a-z0-9.+_-])${literal(local)}(@|%40|\\\\u0040)${literal(domain)}(?![a-z0-9-]|\\.[a-z0-9])`;
}

const SHORTEST_PHONE = 7;

function phonePattern(phone: string): string[] {
  const digits = phone.replace(/\D/g, '');
  if (digits.length < SHORTEST_PHONE) return [];
  return [`(?<![0-9])(\\+|%2b|00)?${[...digits].join('[ ()./-]{0,2}')}(?![0-9])`];
}

/** Shorter numbers stand for too many other things. */
const SHORTEST_NUMBER = 9;

export function numberPattern(numbers: string[]): string | null {
  const long = numbers.filter((one) => /^\d+$/.test(one) && one.length >= SHORTEST_NUMBER);
  return long.length === 0 ? null : `(?<![0-9])(${long.join('|')})(?![0-9])`;
}

function literal(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, (sign) => `\\${sign}`);
}
