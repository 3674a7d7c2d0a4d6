// Publishing a day-one template for a shop: compiled once per language, kept under a version that never changes.
import { createHash } from 'node:crypto';
import type { Database, Db } from '~/db';
import { inShop } from '~/db';
import type { Brand } from '~/email/brand';
import { compileTemplate } from '~/email/compile';
import type { CompiledTemplate } from '~/email/compile';
import { browseAbandonment } from '~/email/day-one/browse-abandonment';
import { confirmSignUp } from '~/email/day-one/confirm-sign-up';
import { picksForYou } from '~/email/day-one/picks-for-you';
import { preferencesLink } from '~/email/day-one/preferences-link';
import { loadCompiled } from '~/email/render';
import type { LoadedTemplate } from '~/email/render';
import { mailLanguage } from '~/email/words';
import type { MailLanguage } from '~/email/words';
import { lockShop } from '~/shops/store';
import type { Shop } from '~/shops/store';
import { findNewest, findVersions, insertVersion } from './store';

export const PICKS_FOR_YOU = 'picks-for-you';

const DAY_ONE = {
  [PICKS_FOR_YOU]: picksForYou,
  'browse-abandonment': browseAbandonment,
  'confirm-sign-up': confirmSignUp,
  'preferences-link': preferencesLink,
} as const;

export type DayOneTemplate = keyof typeof DAY_ONE;

const LANGUAGES: MailLanguage[] = ['en', 'de', 'ar'];

export type Publication =
  { kind: 'published'; version: number } | { kind: 'refused'; errors: string[] };

export function brandOf(shop: Shop): Brand {
  return {
    shopName: shop.senderName,
    accent: shop.brandAccent,
    logoUrl: shop.brandLogoUrl,
    radius: 8,
    postalAddress: shop.postalAddress,
    homeUrl: shop.homeUrl,
  };
}

export function publishPicksForYou(
  database: Database,
  shop: Shop,
  now: Date,
): Promise<Publication> {
  return publishTemplate(database, shop, PICKS_FOR_YOU, now);
}

const hashes = new Map<string, string>();

/**
 * A new version when content, brand or compiler changed; else the one that stands. What this process compiled for
 * the same brand is known by its hash, without compiling again: a flow asks before each of its steps. Whether it is
 * still the newest is asked each time, since another process, or another brand in between, may have published since.
 */
export async function publishTemplate(
  database: Database,
  shop: Shop,
  templateId: DayOneTemplate,
  now: Date,
): Promise<Publication> {
  const hash = hashes.get(hashKey(shop, templateId));
  if (hash) {
    const newest = await inShop(database, shop.id, (db) => findNewest(db, shop.id, templateId));
    if (newest?.contentHash === hash) return { kind: 'published', version: newest.version };
  }
  return compileAndPublish(database, shop, templateId, now);
}

function hashKey(shop: Shop, templateId: DayOneTemplate): string {
  return JSON.stringify([shop.id, templateId, brandOf(shop)]);
}

async function compileAndPublish(
  database: Database,
  shop: Shop,
  templateId: DayOneTemplate,
  now: Date,
): Promise<Publication> {
  const compiled: { locale: MailLanguage; content: object; template: CompiledTemplate }[] = [];
  for (const locale of LANGUAGES) {
    const content = DAY_ONE[templateId](locale);
    const compilation = await compileTemplate(content, brandOf(shop), locale);
    if (compilation.kind === 'refused') return compilation;
    compiled.push({ locale, content, template: compilation.template });
  }
  const contentHash = createHash('sha256').update(JSON.stringify(compiled)).digest('hex');
  const version = await inShop(database, shop.id, async (db) => {
    await lockShop(db, shop.id);
    const newest = await findNewest(db, shop.id, templateId);
    if (newest?.contentHash === contentHash) return newest.version;
    const last = newest?.version ?? 0;
    for (const { locale, content, template } of compiled) {
      await insertVersion(db, shop.id, {
        templateId,
        version: last + 1,
        locale,
        contentHash,
        content,
        compiled: template,
        publishedAt: now,
      });
    }
    return last + 1;
  });
  hashes.set(hashKey(shop, templateId), contentHash);
  return { kind: 'published', version };
}

/** A template as it would be published now, for a look at it; null where content or brand is refused. */
export async function draftTemplate(
  shop: Shop,
  templateId: DayOneTemplate,
  readerLocale: string,
): Promise<LoadedTemplate | null> {
  const locale = mailLanguage(readerLocale);
  const compilation = await compileTemplate(DAY_ONE[templateId](locale), brandOf(shop), locale);
  return compilation.kind === 'compiled' ? loadCompiled(compilation.template) : null;
}

type Templated = { templateId: string; templateVersion: number; content: { locale: string } };

/** The ready-to-render template of each message, by its version and its reader's language. */
export async function loadTemplates(
  db: Db,
  shopId: number,
  messages: Templated[],
): Promise<(message: Templated) => LoadedTemplate> {
  const loaded = new Map<string, LoadedTemplate>();
  const keys = new Map(messages.map((m) => [`${m.templateId} ${m.templateVersion}`, m]));
  for (const [key, { templateId, templateVersion }] of keys) {
    const versions = await findVersions(db, shopId, templateId, templateVersion);
    for (const [locale, version] of versions) {
      loaded.set(`${key} ${locale}`, loadCompiled(version.compiled as CompiledTemplate));
    }
  }
  return (message) => {
    const key = `${message.templateId} ${message.templateVersion}`;
    const template = loaded.get(`${key} ${mailLanguage(message.content.locale)}`);
    if (!template) throw new Error(`template ${key} is not published`);
    return template;
  };
}
