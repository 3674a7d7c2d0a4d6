// The first visit of a shop, and every one after: idempotent, since parallel loaders and reinstalls all come this way.
import type { Database } from '~/db';
import { inShop } from '~/db';
import { findShopByDomain, installShop } from '~/shops/store';
import type { Shop, ShopFacts } from '~/shops/store';
import { publishPicksForYou } from '~/templates/template';
import { fetchShop } from './admin';
import type { Admin } from './admin';
import { requestImport } from './import-store';
import { forgetPixel } from './pixel/store';

/** Answers the shop's row, made from Shopify's own facts when the shop is new or comes back. */
export async function ensureInstalled(database: Database, admin: Admin, now: Date): Promise<Shop> {
  const known = await findShopByDomain(database, admin.domain);
  if (known && !known.uninstalledAt) return known;
  const shop = await installShop(database, admin.domain, factsOf(await fetchShop(admin)), now);
  await publishPicksForYou(database, shop, now);
  await inShop(database, shop.id, async (db) => {
    await forgetPixel(db, shop.id);
    await requestImport(db, shop.id, now);
  });
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
