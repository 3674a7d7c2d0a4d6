// The recipient's doors: a signed click and the way out. They answer before Remix is reached, and need no cookie and no log-in.
import { Hono, type Context } from 'hono';
import type { Database } from '~/db';
import { inShop } from '~/db';
import { linkKey, readShopId, verifyLink } from '~/email/links';
import type { LinkKind, LinkPayload } from '~/email/links';
import { followClick, unsubscribeByMessage } from '~/messages/feedback';
import { findShop } from '~/shops/store';
import { confirmPage, donePage, invalidPage } from './mail-pages';

export type MailDoors = { database: Database; secret: string; now: () => Date };

/** A click leads home for this long; the way out works for as long as links do (CAN-SPAM asks for 30 days). */
type Proof =
  | { kind: 'valid'; shopId: number; payload: LinkPayload }
  | { kind: 'invalid' }
  | { kind: 'expired' };

export function mailDoors(doors: MailDoors): Hono {
  const app = new Hono();

  app.get('/mail/click/:token', async (c) => {
    const proof = prove(doors, 'click', c.req.param('token'));
    if (proof.kind === 'invalid') return c.html(invalidPage(languageOf(c)), 404);
    if (proof.kind === 'expired') return c.html(invalidPage(languageOf(c)), 410);
    const url = await inShop(doors.database, proof.shopId, (db) =>
      followClick(db, proof.shopId, keyOf(proof.payload), proof.payload.linkIndex, doors.now()),
    );
    return url ? c.redirect(url, 302) : c.html(invalidPage(languageOf(c)), 404);
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

/** The pages speak as the person's browser does: the token says nothing of its reader. */
function languageOf(c: Context): string {
  return c.req.header('accept-language') ?? 'en';
}

function prove({ secret, now }: MailDoors, kind: LinkKind, token: string): Proof {
  const claimed = readShopId(token);
  if (claimed === null || !/^\d{1,9}$/.test(claimed)) return { kind: 'invalid' };
  const verdict = verifyLink(linkKey(secret, claimed), token, { now: now() });
  // The way out never expires: a person who finds an old mail may still say no.
  const expired = verdict.kind === 'expired' && kind === 'click';
  if (verdict.kind === 'invalid' || verdict.payload.kind !== kind) return { kind: 'invalid' };
  return expired
    ? { kind: 'expired' }
    : { kind: 'valid', shopId: Number(verdict.payload.shopId), payload: verdict.payload };
}

function keyOf(payload: LinkPayload): { createdAt: Date; id: string } {
  return { createdAt: payload.messageCreatedAt, id: payload.messageId };
}
