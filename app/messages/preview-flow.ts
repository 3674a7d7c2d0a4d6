// What a flow's mail would say to one person now, as if a product had just been looked at; nothing is kept.
import type { Db } from '~/db';
import { loadChooser } from '~/decisions/choose-products';
import { renderMessage } from '~/email/render';
import { listEventsOf } from '~/events/store';
import { listPurchases } from '~/orders/store';
import { listPeople } from '~/profiles/people-store';
import type { Shop } from '~/shops/store';
import { draftTemplate } from '~/templates/template';
import type { DayOneTemplate } from '~/templates/template';
import { isTrained } from '~/training/store';
import { destinationOf, valuesOf } from './content';
import type { MessageContent } from './content';
import type { Preview } from './preview';

/** `about`: the product that the mail is about, so that a screen can say what the person is taken to have done. */
export type FlowPreview =
  (Extract<Preview, { kind: 'mail' }> & { about: string }) | Exclude<Preview, { kind: 'mail' }>;

const EVENTS = 50;

/** The same choice and renderer as a mail that leaves, in the brand's look of now: a flow that is off has no version yet. */
export async function previewFlow(
  db: Db,
  shop: Shop,
  ask: { templateId: DayOneTemplate; productsOf: (properties: unknown) => string[] },
  profileId: string,
  now: Date,
): Promise<FlowPreview> {
  if (!(await isTrained(db, shop.id))) return { kind: 'none', reason: 'notTrained' };
  const person = (await listPeople(db, shop.id, [profileId])).get(profileId);
  if (!person) return { kind: 'none', reason: 'nobody' };
  const locale = person.locale ?? shop.locale;
  const chooser = await loadChooser(db, shop.id, now);
  const history = await listPurchases(db, shop.id, [profileId], now);
  const events = await listEventsOf(db, shop.id, profileId, EVENTS);
  const popular = chooser.choose('preview', [], locale).products.map((product) => product.id);
  // What the person looked at last, else something that the shop sells well.
  const viewed = [...events.flatMap((event) => ask.productsOf(event.properties)), ...popular];
  const { products } = chooser.chooseSimilar({ occasion: 'preview', viewed, history, locale });
  const about = products[0];
  if (!about) return { kind: 'none', reason: 'noProducts' };
  const template = await draftTemplate(shop, ask.templateId, locale);
  if (!template) return { kind: 'none', reason: 'noTemplate' };
  const { firstName } = person;
  const content: MessageContent = { firstName, locale, currency: shop.currency, products };
  const linkOf = (link: number) => destinationOf(content, link, shop.homeUrl) ?? shop.homeUrl;
  const ways = { unsubscribe: shop.homeUrl, preferences: shop.homeUrl };
  const { subject, html, text } = renderMessage(template, valuesOf(content, linkOf, ways));
  return { kind: 'mail', subject, html: html.toString(), text, about: about.title };
}
