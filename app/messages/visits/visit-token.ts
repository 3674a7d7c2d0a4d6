// Pure: the short-lived word that goes along with a click to the shop's page, so that the storefront's pixel can say
// which mail brought its visitor. Names a message, never a person; for the click door and the pixel's.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export type VisitPayload = {
  messageCreatedAt: Date;
  /** A uuid. */
  messageId: string;
  issuedAt: Date;
};

/** The parameter of the address that carries it; extensions/web-pixel reads it there. */
export const VISIT_PARAMETER = 'attune';
export const VISIT_LIFETIME_MS = 30 * 60_000;

const VERSION = 1;
const SIGNED_BYTES = 1 + 6 + 6 + 16;
const MAC_BYTES = 16;

/** One key per shop, as for links (HKDF, RFC 5869), and none that a link is signed with. */
export function visitKey(masterSecret: string, shopId: string): Buffer {
  return Buffer.from(hkdfSync('sha256', masterSecret, 'attune', `visits ${shopId}`, 32));
}

/** Layout: version, issued-at, created-at (6 bytes of ms each), uuid, 128-bit HMAC-SHA256; base64url. */
export function signVisit(key: Buffer, payload: VisitPayload): string {
  const bytes = Buffer.alloc(SIGNED_BYTES);
  bytes[0] = VERSION;
  bytes.writeUIntBE(payload.issuedAt.getTime(), 1, 6);
  bytes.writeUIntBE(payload.messageCreatedAt.getTime(), 7, 6);
  if (bytes.write(payload.messageId.replaceAll('-', ''), 13, 16, 'hex') !== 16) {
    throw new Error(`message id must be a uuid, got ${payload.messageId}`);
  }
  return Buffer.concat([bytes, macOf(key, bytes)]).toString('base64url');
}

/** Null for what none of our keys signed, what is older than half an hour, and what is dated ahead. */
export function openVisit(key: Buffer | Buffer[], token: string, now: Date): VisitPayload | null {
  const bytes = /^[\w-]{60}$/.test(token) ? Buffer.from(token, 'base64url') : Buffer.alloc(0);
  const signed = bytes.subarray(0, SIGNED_BYTES);
  if (bytes.length !== SIGNED_BYTES + MAC_BYTES || bytes[0] !== VERSION) return null;
  const mac = bytes.subarray(SIGNED_BYTES);
  const keys = Array.isArray(key) ? key : [key];
  if (!keys.some((one) => timingSafeEqual(mac, macOf(one, signed)))) return null;
  const issuedAt = new Date(bytes.readUIntBE(1, 6));
  const age = now.getTime() - issuedAt.getTime();
  if (age < 0 || age > VISIT_LIFETIME_MS) return null;
  const hex = bytes.toString('hex', 13, SIGNED_BYTES);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return {
    messageCreatedAt: new Date(bytes.readUIntBE(7, 6)),
    messageId: [...parts, hex.slice(20)].join('-'),
    issuedAt,
  };
}

function macOf(key: Buffer, signed: Buffer): Buffer {
  return createHmac('sha256', key).update(signed).digest().subarray(0, MAC_BYTES);
}
