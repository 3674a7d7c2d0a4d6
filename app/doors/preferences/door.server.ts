// A mail's links to the page of preferences and to the confirmation of a sign-up. A GET shows, a POST acts: what scanners
// fetch changes nothing.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { askForMail } from '~/consent/request-store';
import { confirmSignUp } from '~/consent/sign-up';
import type { Database, Db } from '~/db';
import { inShop } from '~/db';
import { linkKey, readShopId, verifyLink } from '~/email/links';
import type { LinkKind, LinkPayload } from '~/email/links';
import { findMessage } from '~/messages/ledger/report-store';
import { readPreferencePage } from '~/reports/preference-page';
import { findShop } from '~/shops/store';
import type { Shop } from '~/shops/store';
import { addressOf, createLimiter } from '../caller';
import type { Limit } from '../caller';
import { invalidPage } from '../mail-pages';
import { actOnForm } from './act';
import { button, fill, form, frameOf, notePage, toShop } from './frame';
import { forgetPage, preferencePage } from './page';

export type PreferenceDoors = {
  database: Database;
  secret: string;
  /** Secrets that `secret` replaced. */
  oldSecrets?: string[];
  now: () => Date;
  limit?: Limit;
};

/** What the page shows is personal, and mails are forwarded: the way out itself never expires. */
const LIFETIME_DAYS = 60;
/** Confirmations are judged by when the sign-up was. */
const CONFIRM_DAYS = 400;
const LIMIT: Limit = { points: 300, seconds: 60 };
const LARGEST_FORM = 16_384;

type Proof = { kind: 'valid' | 'expired'; shop: Shop; payload: LinkPayload } | { kind: 'invalid' };

export function preferenceDoors(doors: PreferenceDoors): Hono {
  const app = new Hono();
  const limiter = createLimiter(doors.limit ?? LIMIT);
  const isTooOften = (c: Context) => limiter(addressOf(c)) !== null;

  app.get('/mail/preferences/:token', async (c) => {
    if (isTooOften(c)) return tooOften(c);
    const proof = await prove(doors, 'preferences', c.req.param('token'));
    return proof.kind === 'invalid' ? invalid(c) : showPage(doors, c, proof);
  });

  app.post('/mail/preferences/:token', async (c) => {
    if (isTooOften(c)) return tooOften(c);
    const proof = await prove(doors, 'preferences', c.req.param('token'));
    return proof.kind === 'invalid' ? invalid(c) : takeForm(doors, c, proof);
  });

  app.get('/mail/confirm/:token', async (c) => {
    if (isTooOften(c)) return tooOften(c);
    const proof = await prove(doors, 'confirm', c.req.param('token'));
    if (proof.kind === 'invalid') return invalid(c);
    const page = await inShop(doors.database, proof.shop.id, (db) => pageOf(db, proof));
    if (!page) return invalid(c);
    const frame = frameOf(proof.shop, page.locale, false);
    const { words } = frame;
    const say = fill(frame, words.confirmAsk, { email: page.email });
    return answer(
      c,
      notePage(frame, {
        title: words.confirmTitle,
        say,
        more: form(button(words.confirm, 'confirm')),
      }),
    );
  });

  app.post('/mail/confirm/:token', async (c) => {
    if (isTooOften(c)) return tooOften(c);
    const proof = await prove(doors, 'confirm', c.req.param('token'));
    if (proof.kind === 'invalid') return invalid(c);
    const now = doors.now();
    const { shop, payload } = proof;
    const [page, outcome] = await inShop(doors.database, shop.id, async (db) => [
      await pageOf(db, proof),
      await confirmSignUp(db, shop.id, payload.messageId, now),
    ]);
    const frame = frameOf(shop, page?.locale ?? languageOf(c), false);
    const { words } = frame;
    const isGood = outcome === 'confirmed' || outcome === 'already';
    const say = fill(frame, isGood ? words.confirmed : words.confirmExpired);
    return answer(
      c,
      notePage(frame, { title: words.confirmTitle, say, more: toShop(frame) }),
      isGood ? 200 : 410,
    );
  });

  return app;
}

async function showPage(
  doors: PreferenceDoors,
  c: Context,
  proof: Exclude<Proof, { kind: 'invalid' }>,
) {
  const { shop } = proof;
  const page = await inShop(doors.database, shop.id, (db) => pageOf(db, proof));
  if (c.req.query('done') === 'forgotten' && !page)
    return answer(c, forgottenPage(shop, languageOf(c)));
  if (!page) return invalid(c);
  const frame = frameOf(shop, page.locale, false);
  const { words } = frame;
  if (proof.kind === 'expired') {
    const isAsked = c.req.query('done') === 'asked';
    const say = fill(frame, isAsked ? words.onItsWay : words.expired);
    const more = isAsked ? toShop(frame) : form(button(words.sendNew, 'link'));
    return answer(
      c,
      notePage(frame, { title: words.expiredTitle, say, more }),
      isAsked ? 200 : 410,
    );
  }
  if (c.req.query('forget') === '1') return answer(c, forgetPage(frame, page));
  const isSaved = c.req.query('done') === 'saved';
  return answer(c, preferencePage(frame, page, { now: doors.now(), isSaved }));
}

async function takeForm(
  doors: PreferenceDoors,
  c: Context,
  proof: Exclude<Proof, { kind: 'invalid' }>,
) {
  const { shop } = proof;
  const text = await c.req.text();
  if (text.length > LARGEST_FORM) return c.text('The form is too large.', 413);
  const fields = new URLSearchParams(text.replaceAll('%00', ''));
  const now = doors.now();
  const done = await inShop(doors.database, shop.id, async (db) => {
    const page = await pageOf(db, proof);
    if (!page) return null;
    if (proof.kind === 'valid')
      return actOnForm(db, page, { fields, place: '/mail/preferences' }, now);
    const { profileId } = page;
    const asked = { profileId, kind: 'preferences_link', source: 'expired_link' } as const;
    await askForMail(db, shop.id, { ...asked, place: '/mail/preferences', wording: null }, now);
    return 'asked';
  });
  if (done === null) return invalid(c);
  return c.redirect(
    `/mail/preferences/${c.req.param('token')}${done === 'nothing' ? '' : `?done=${done}`}`,
    303,
  );
}

async function pageOf(db: Db, { shop, payload }: { shop: Shop; payload: LinkPayload }) {
  const key = { createdAt: payload.messageCreatedAt, id: payload.messageId };
  const message = await findMessage(db, shop.id, key);
  return message && readPreferencePage(db, shop, message.profileId);
}

function forgottenPage(shop: Shop, language: string): string {
  const frame = frameOf(shop, language, false);
  const { words } = frame;
  return notePage(frame, {
    title: words.forget,
    say: fill(frame, words.forgotten),
    more: toShop(frame),
  });
}

async function prove(
  { database, secret, oldSecrets = [], now }: PreferenceDoors,
  kind: LinkKind,
  token: string,
): Promise<Proof> {
  const claimed = readShopId(token);
  if (claimed === null || !/^\d{1,9}$/.test(claimed)) return { kind: 'invalid' };
  const lifetimeDays = kind === 'confirm' ? CONFIRM_DAYS : LIFETIME_DAYS;
  const keys = [secret, ...oldSecrets].map((one) => linkKey(one, claimed));
  const verdict = verifyLink(keys, token, { now: now(), lifetimeDays });
  if (verdict.kind === 'invalid' || verdict.payload.kind !== kind) return { kind: 'invalid' };
  const shop = await findShop(database, Number(claimed));
  return shop ? { kind: verdict.kind, shop, payload: verdict.payload } : { kind: 'invalid' };
}

function languageOf(c: Context): string {
  return c.req.header('accept-language') ?? 'en';
}

function invalid(c: Context) {
  return c.html(invalidPage(languageOf(c)), 404);
}

function tooOften(c: Context) {
  c.header('Retry-After', '60');
  return c.text('Too many requests. Please try again in a minute.', 429);
}

/** Personal: kept by nobody in between, framed by nobody, and no script runs in it. */
function answer(c: Context, html: string, status: 200 | 410 = 200) {
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  c.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src https: http:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  );
  return c.html(html, status);
}
