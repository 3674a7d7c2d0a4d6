// The id of a profile, made from the first identifier by which the shop met the person.
import { createHash } from 'node:crypto';

export type IdentityKind = 'customer' | 'email' | 'visitor';

/**
 * The same person imported twice, or by two workers at once, gets the same id; two shops never share one.
 * Shaped as a UUID of version 8 (RFC 9562, 5.8: custom, here the first 128 bits of SHA-256).
 */
export function profileIdOf(shopId: number, kind: IdentityKind, value: string): string {
  const hex = createHash('sha256').update(`profile|${shopId}|${kind}|${value}`).digest('hex');
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Null for what was never one, such as an address typed by hand. */
export function parseProfileId(text: string): string | null {
  return UUID.test(text) ? text : null;
}
