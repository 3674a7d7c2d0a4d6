// Pure: Shopify's tokens at rest: AES-256-GCM, the key's id in front, bound to the shop so that a row cannot be moved to another.
import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

export type TokenCipher = {
  seal(token: string, shop: string): string;
  open(sealed: string, shop: string): string;
  /** What stands before whatever is sealed now. */
  sealedBy: string;
};

/** So many bytes that nobody can guess, and never the same twice: with a repeated one GCM keeps no secret. */
export type DrawBytes = (count: number) => Uint8Array;

/** The first secret seals; all of them open, so that a secret can be replaced without losing what it sealed. */
export function createTokenCipher(
  secrets: [string, ...string[]],
  drawBytes: DrawBytes,
): TokenCipher {
  const keys = new Map(secrets.map((secret) => [keyIdOf(secret), keyOf(secret)]));
  const sealingId = keyIdOf(secrets[0]);
  return {
    sealedBy: `${sealingId}.`,
    seal: (token, shop) => {
      const iv = drawBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keys.get(sealingId)!, iv);
      cipher.setAAD(Buffer.from(shop));
      const body = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
      const bytes = Buffer.concat([iv, cipher.getAuthTag(), body]);
      return `${sealingId}.${bytes.toString('base64url')}`;
    },
    open: (sealed, shop) => {
      const [keyId, body] = sealed.split('.');
      const key = keys.get(keyId ?? '');
      if (!key || !body) throw new Error('a sealed token needs the secret that sealed it');
      const bytes = Buffer.from(body, 'base64url');
      // Without the length a cut tag would be taken too, and one of four bytes can be guessed.
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(shop));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const plain = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
      return Buffer.concat([plain, decipher.final()]).toString('utf8');
    },
  };
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'attune', 'tokens', 32));
}

function keyIdOf(secret: string): string {
  return createHash('sha256').update(`attune token key ${secret}`).digest('hex').slice(0, 8);
}
