// What one person would get now, made by the same choice and the same renderer as a mail that leaves; nothing is kept.
import type { Db } from '~/db';
import { loadChooser } from '~/decisions/choose-products';
import { loadWishes } from '~/decisions/wishes';
import type { ProductReceipt } from '~/decisions/receipt';
import { renderMessage } from '~/email/render';
import { listPurchases } from '~/orders/store';
import { listPeople } from '~/profiles/people-store';
import type { Shop } from '~/shops/store';
import { latestVersion } from '~/templates/store';
import { loadTemplates, PICKS_FOR_YOU } from '~/templates/template';
import { isTrained } from '~/training/store';
import { destinationOf, valuesOf } from './content';
import type { MessageContent } from './content';

export type Preview =
  | { kind: 'mail'; subject: string; html: string; text: string }
  | { kind: 'none'; reason: 'notTrained' | 'noTemplate' | 'noProducts' | 'nobody' };

/** `receipt`: how the products were chosen, as a mail that leaves would keep it. */
export type PicksPreview =
  | (Extract<Preview, { kind: 'mail' }> & { receipt: ProductReceipt })
  | Exclude<Preview, { kind: 'mail' }>;

export async function previewPicks(
  db: Db,
  shop: Shop,
  profileId: string,
  now: Date,
): Promise<PicksPreview> {
  if (!(await isTrained(db, shop.id))) return { kind: 'none', reason: 'notTrained' };
  const templateVersion = await latestVersion(db, shop.id, PICKS_FOR_YOU);
  if (templateVersion === null) return { kind: 'none', reason: 'noTemplate' };
  const person = (await listPeople(db, shop.id, [profileId])).get(profileId);
  if (!person) return { kind: 'none', reason: 'nobody' };
  const locale = person.locale ?? shop.locale;
  const chooser = await loadChooser(db, shop.id, now);
  const history = await listPurchases(db, shop.id, [profileId], now);
  const wishes = (await loadWishes(db, shop.id, [profileId])).get(profileId)!;
  const { products, receipt } = chooser.choose('preview', history, { locale, wishes });
  if (products.length === 0) return { kind: 'none', reason: 'noProducts' };
  const { firstName } = person;
  const content: MessageContent = {
    ...{ firstName, locale, products, currency: shop.currency },
    ...(wishes.isPersonal ? {} : { isPersonal: false as const }),
  };
  const message = { templateId: PICKS_FOR_YOU, templateVersion, content };
  const template = (await loadTemplates(db, shop.id, [message]))(message);
  const linkOf = (link: number) => destinationOf(content, link, shop.homeUrl) ?? shop.homeUrl;
  const ways = { unsubscribe: shop.homeUrl, preferences: shop.homeUrl };
  const { subject, html, text } = renderMessage(template, valuesOf(content, linkOf, ways));
  return { kind: 'mail', subject, html: html.toString(), text, receipt };
}
