// The first visit of a shop, and every one after: idempotent, since parallel loaders and reinstalls all come this way.
import type { Database } from '~/db';
import { inShop } from '~/db';
import { markReinstalled } from '~/shops/installation-store';
import { findShop, findShopByDomain, installShop } from '~/shops/store';
import type { Shop, ShopFacts } from '~/shops/store';
import { publishPicksForYou } from '~/templates/template';
import { fetchShop } from './admin';
import type { Admin } from './admin';
import { requestImport } from './import-store';
import { readAnew } from './mirror/read-anew';
import { forgetPixel } from './pixel/store';

/** Answers the shop's row, made from Shopify's own facts when the shop is new or comes back. */
export async function ensureInstalled(database: Database, admin: Admin, now: Date): Promise<Shop> {
  const known = await findShopByDomain(database, admin.domain);
  if (known && !known.uninstalledAt) return known;
  const facts = factsOf(await fetchShop(admin));
  const { id } = await installShop(database, admin.domain, facts, now);
  const shop = await inShop(database, id, async (db) => {
    if (await markReinstalled(db, id, facts, now)) await readAnew(db, id, now);
    await forgetPixel(db, id);
    await requestImport(db, id, now);
    return findShop(db, id);
  });
  if (!shop) throw new Error(`no shop with id ${id}`);
  await publishPicksForYou(database, shop, now);
  return shop;
}

/** Without a postal address or a sender the campaigns refuse to launch (CAN-SPAM § 7704(a)(5)); both can be set later. */
function factsOf(shop: Awaited<ReturnType<typeof fetchShop>>): ShopFacts {
  const { billingAddress: at } = shop;
  const place = [at.address1, at.address2, [at.zip, at.city].filter(Boolean).join(' '), at.country];
  return {
    name: shop.name,
    email: shop.email,
    currency: shop.currencyCode,
    timeZone: shop.ianaTimezone,
    locale: 'en',
    countryCode: at.countryCodeV2 ?? '',
    homeUrl: shop.url,
    senderName: shop.name,
    senderEmail: shop.contactEmail || shop.email,
    postalAddress: place.filter(Boolean).join(', '),
    brandLogoUrl: null,
  };
}
