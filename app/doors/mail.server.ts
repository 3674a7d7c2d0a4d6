// The recipient's doors: a signed click and the way out. They answer before Remix is reached, and need no cookie and no log-in.
import { Hono, type Context } from 'hono';
import type { Database } from '~/db';
import { inShop } from '~/db';
import { linkKey, readShopId, verifyLink } from '~/email/links';
import type { LinkKind, LinkPayload } from '~/email/links';
import { VISIT_PARAMETER, signVisit, visitKey } from '~/messages/visits/visit-token';
import type { VisitPayload } from '~/messages/visits/visit-token';
import { followClick, unsubscribeByMessage } from '~/messages/feedback';
import { findShop } from '~/shops/store';
import { addressOf, createLimiter, isLookAhead, isMachine } from './caller';
import type { Limit } from './caller';
import { confirmPage, donePage, expiredPage, invalidPage } from './mail-pages';

export type MailDoors = {
  database: Database;
  secret: string;
  /** Secrets that `secret` replaced. */
  oldSecrets?: string[];
  now: () => Date;
  limit?: Limit;
};

/** Of one address, which may be a whole office or the scanner of a mail provider. */
const LIMIT: Limit = { points: 600, seconds: 60 };

type Proof =
  | { kind: 'valid'; shopId: number; payload: LinkPayload }
  | { kind: 'invalid' }
  | { kind: 'expired'; shopId: number };

export function mailDoors(doors: MailDoors): Hono {
  const app = new Hono();
  const limiter = createLimiter(doors.limit ?? LIMIT);

  // Not by the address of whoever says no: a mail provider says it for many people. Each mail's no is counted alone.
  app.use('/mail/*', async (c: Context, next) => {
    const wait = c.req.method === 'POST' ? null : limiter(addressOf(c));
    return wait === null ? next() : tooOften(c, wait);
  });

  app.get('/mail/click/:token', async (c) => {
    const proof = prove(doors, 'click', c.req.param('token'));
    if (proof.kind === 'invalid') return c.html(invalidPage(languageOf(c)), 404);
    if (proof.kind === 'expired') return goneAnswer(doors, c, proof.shopId);
    const { shopId, payload } = proof;
    const byPerson = !isMachine(c) && !isLookAhead(c);
    const now = doors.now();
    const click = { link: payload.linkIndex, byPerson };
    const leads = await inShop(doors.database, shopId, (db) =>
      followClick(db, shopId, keyOf(payload), click, now),
    );
    if (!leads) return c.html(invalidPage(languageOf(c)), 404);
    c.header('Cache-Control', 'no-store');
    const { messageId, messageCreatedAt } = payload;
    const token = { messageId, messageCreatedAt, issuedAt: now };
    return c.redirect(
      byPerson && leads.isOurs ? withVisit(leads.url, doors.secret, shopId, token) : leads.url,
      302,
    );
  });

  // A scanner that fetches every link must not unsubscribe anyone: GET only asks (RFC 8058, 3.2).
  app.get('/mail/unsubscribe/:token', async (c) => {
    const proof = prove(doors, 'unsubscribe', c.req.param('token'));
    if (proof.kind !== 'valid') return c.html(invalidPage(languageOf(c)), 404);
    const shop = await findShop(doors.database, proof.shopId);
    return shop
      ? c.html(confirmPage(shop, languageOf(c)))
      : c.html(invalidPage(languageOf(c)), 404);
  });

  app.post('/mail/unsubscribe/:token', async (c) => {
    const proof = prove(doors, 'unsubscribe', c.req.param('token'));
    if (proof.kind !== 'valid') return c.html(invalidPage(languageOf(c)), 404);
    const wait = limiter(proof.payload.messageId);
    if (wait !== null) return tooOften(c, wait);
    const form = new URLSearchParams((await c.req.text()).slice(0, 1_000));
    const oneClick = form.get('List-Unsubscribe') === 'One-Click';
    const source = oneClick ? 'one_click' : 'unsubscribe_page';
    const outcome = await inShop(doors.database, proof.shopId, (db) =>
      unsubscribeByMessage(db, proof.shopId, keyOf(proof.payload), source, doors.now()),
    );
    if (outcome === 'unknown_message') return c.html(invalidPage(languageOf(c)), 404);
    const shop = await findShop(doors.database, proof.shopId);
    return oneClick || !shop
      ? c.text('You are unsubscribed.')
      : c.html(donePage(shop, languageOf(c)));
  });

  return app;
}

function tooOften(c: Context, wait: number): Response {
  c.header('Retry-After', String(wait));
  return c.text('Too many requests. Please try again in a minute.', 429);
}

/** The page that was meant may be gone, but the shop is there. */
async function goneAnswer(doors: MailDoors, c: Context, shopId: number): Promise<Response> {
  const shop = await findShop(doors.database, shopId);
  return c.html(shop ? expiredPage(shop, languageOf(c)) : invalidPage(languageOf(c)), 410);
}

/** So that the shop's page can say by which mail its visitor came. */
function withVisit(url: string, secret: string, shopId: number, visit: VisitPayload): string {
  const page = new URL(url);
  page.searchParams.set(VISIT_PARAMETER, signVisit(visitKey(secret, String(shopId)), visit));
  return page.href;
}

/** The pages speak as the person's browser does: the token says nothing of its reader. */
function languageOf(c: Context): string {
  return c.req.header('accept-language') ?? 'en';
}

function prove({ secret, oldSecrets = [], now }: MailDoors, kind: LinkKind, token: string): Proof {
  const claimed = readShopId(token);
  if (claimed === null || !/^\d{1,9}$/.test(claimed)) return { kind: 'invalid' };
  const keys = [secret, ...oldSecrets].map((one) => linkKey(one, claimed));
  const verdict = verifyLink(keys, token, { now: now() });
  // The way out never expires: a person who finds an old mail may still say no.
  const expired = verdict.kind === 'expired' && kind === 'click';
  if (verdict.kind === 'invalid' || verdict.payload.kind !== kind) return { kind: 'invalid' };
  const shopId = Number(verdict.payload.shopId);
  return expired
    ? { kind: 'expired', shopId }
    : { kind: 'valid', shopId, payload: verdict.payload };
}

function keyOf(payload: LinkPayload): { createdAt: Date; id: string } {
  return { createdAt: payload.messageCreatedAt, id: payload.messageId };
}
