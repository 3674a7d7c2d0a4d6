// A new token for an old one, as Shopify's expiring tokens ask each hour: a refusal is an answer, not a fault.
import { Session } from '@shopify/shopify-api';
import { z } from 'zod';

const answerSchema = z.object({
  access_token: z.string().min(1),
  scope: z.string().optional(),
  expires_in: z.number().default(3_600),
  refresh_token: z.string().min(1),
  refresh_token_expires_in: z.number().default(7_776_000),
});

export type Refreshing = { kind: 'refreshed'; session: Session } | { kind: 'refused' };

export type AppCredentials = { clientId: string; clientSecret: string };

/** Refused: the app is not installed any more, or the token was used up. Throws where Shopify could not be reached. */
export async function refreshSession(
  old: Session,
  { clientId, clientSecret }: AppCredentials,
  now: Date,
): Promise<Refreshing> {
  const response = await fetch(`https://${old.shop}/admin/oauth/access_token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: old.refreshToken,
    }),
  });
  if (response.status >= 500) throw new Error(`Shopify answered ${response.status} for a token`);
  if (!response.ok) return { kind: 'refused' };
  const answer = answerSchema.parse(await response.json());
  const session = new Session({
    ...old.toObject(),
    accessToken: answer.access_token,
    scope: answer.scope ?? old.scope,
    expires: secondsAfter(now, answer.expires_in),
    refreshToken: answer.refresh_token,
    refreshTokenExpires: secondsAfter(now, answer.refresh_token_expires_in),
  });
  return { kind: 'refreshed', session };
}

function secondsAfter(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1_000);
}
