// Pure: the proof that a webhook comes from Shopify: an HMAC of the raw body under the app's client secret.
import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Base64 HMAC-SHA256, compared in constant time. Several secrets: for an hour after the secret was replaced Shopify may
 * still sign with the one before.
 */
export function verifyWebhook(
  body: Uint8Array,
  hmac: string | null | undefined,
  secrets: string[],
): boolean {
  const given = Buffer.from(hmac ?? '', 'base64');
  return secrets
    .map((secret) => createHmac('sha256', secret).update(body).digest())
    .map((expected) => given.length === expected.length && timingSafeEqual(given, expected))
    .includes(true);
}
