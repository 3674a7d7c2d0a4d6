// Session tokens as Shopify's admin makes them for an embedded app: HS256, signed with the client secret,
// valid for sixty seconds. Minted for the admin frame and the demo driver, checked at the token exchange.

import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { SandboxContext } from '../../context';

const LIFETIME_SECONDS = 60;

export type SessionTokenCheck =
  { kind: 'valid'; userId: string } | { kind: 'invalid'; reason: string };

export function mintSessionToken(
  context: SandboxContext,
  options: { userId?: string } = {},
): string {
  const now = Math.floor(context.clock.now().getTime() / 1000);
  const shop = `https://${context.shop.domain}`;
  const claims = {
    iss: `${shop}/admin`,
    dest: shop,
    aud: context.clientId,
    sub: options.userId ?? '1',
    exp: now + LIFETIME_SECONDS,
    nbf: now,
    iat: now,
    jti: randomUUID(),
    sid: randomBytes(32).toString('hex'),
  };
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${sign(signed, context.clientSecret)}`;
}

export function checkSessionToken(context: SandboxContext, token: string): SessionTokenCheck {
  if (!context.installation.current().isInstalled) return invalid('the app is not installed');
  const parts = token.split('.');
  if (parts.length !== 3) return invalid('it is not a JWT');
  const [header, body, signature] = parts as [string, string, string];
  if (!sameText(signature, sign(`${header}.${body}`, context.clientSecret))) {
    return invalid('its signature is wrong');
  }
  return checkClaims(context, decode(body));
}

function checkClaims(context: SandboxContext, claims: Record<string, unknown>): SessionTokenCheck {
  const now = context.clock.now().getTime() / 1000;
  const shop = `https://${context.shop.domain}`;
  if (claims.aud !== context.clientId) return invalid('it was made for another app');
  if (claims.dest !== shop || claims.iss !== `${shop}/admin`)
    return invalid('it names another shop');
  if (typeof claims.exp !== 'number' || claims.exp <= now) return invalid('it has expired');
  if (typeof claims.nbf !== 'number' || claims.nbf > now + 1) return invalid('it is not valid yet');
  return { kind: 'valid', userId: String(claims.sub) };
}

function invalid(reason: string): SessionTokenCheck {
  return { kind: 'invalid', reason };
}

function sign(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}
