// A shop's coming and going, and what Shopify tells of it in between. What the merchant set by hand is not touched.
import type { Prisma } from '@prisma/client';
import type { Db } from '~/db';
import { lockShop, type Shop, type ShopFacts } from './store';

/** What Shopify tells of a shop that changed; null where it says nothing. */
export type ToldShopFacts = {
  [K in 'name' | 'email' | 'currency' | 'timeZone' | 'countryCode' | 'homeUrl']: string | null;
} & { factsAt: Date };

/** The shop as it stands, locked until the transaction ends: a mail that is about to leave waits, or is seen. */
export async function lockInstallation(db: Db, shopId: number): Promise<Shop> {
  await lockShop(db, shopId);
  return db.shop.findUniqueOrThrow({ where: { id: shopId } });
}

/** The shop's name, money, zone and address move with Shopify's; an older word changes nothing. */
export async function refreshFacts(
  db: Db,
  shopId: number,
  { factsAt, ...told }: ToldShopFacts,
): Promise<void> {
  const facts = Object.entries(told).filter(([, value]) => value !== null);
  await db.shop.updateMany({
    where: { id: shopId, OR: [{ factsAt: null }, { factsAt: { lte: factsAt } }] },
    data: { ...(Object.fromEntries(facts) as Prisma.ShopUpdateManyMutationInput), factsAt },
  });
}

export async function recordScopes(
  db: Db,
  shopId: number,
  { granted, at }: { granted: string[]; at: Date },
): Promise<void> {
  await db.shop.updateMany({
    where: { id: shopId, OR: [{ scopesAt: null }, { scopesAt: { lte: at } }] },
    data: { grantedScopes: granted, scopesAt: at },
  });
}

export async function markUninstalled(db: Db, shopId: number, at: Date): Promise<void> {
  await db.shop.updateMany({
    where: { id: shopId, uninstalledAt: null },
    data: { uninstalledAt: at },
  });
}

/** Answers whether the shop had left, and so comes back by this call alone. Its switch for sending stays as it was. */
export async function markReinstalled(
  db: Db,
  shopId: number,
  facts: ShopFacts,
  now: Date,
): Promise<boolean> {
  const { name, email, currency, timeZone, countryCode, homeUrl } = facts;
  const { senderName, senderEmail, postalAddress } = facts;
  // Forgotten meanwhile: nothing is left of what the merchant had set.
  await db.shop.updateMany({
    where: { id: shopId, uninstalledAt: { not: null }, senderName: '' },
    data: { senderName, senderEmail, postalAddress },
  });
  const back = await db.shop.updateMany({
    where: { id: shopId, uninstalledAt: { not: null } },
    data: {
      ...{ name, email, currency, timeZone, countryCode, homeUrl },
      ...{ uninstalledAt: null, installedAt: now, factsAt: null },
    },
  });
  return back.count === 1;
}

/** A shop that is forgotten: its number and domain stay, so that a late word of it is recognised. */
export async function scrubShop(db: Db, shopId: number): Promise<void> {
  await db.shop.update({
    where: { id: shopId },
    data: {
      ...{ name: '', email: '', senderName: '', senderEmail: '', postalAddress: '' },
      ...{ brandLogoUrl: null, homeUrl: '', grantedScopes: [] },
    },
  });
}

/** The shop was installed again before we heard that it had left. */
export async function moveInstallation(db: Db, shopId: number, installedAt: Date): Promise<void> {
  await db.shop.update({ where: { id: shopId }, data: { installedAt } });
}

/** Shops whose inbox may still ask for something: people's rights outlast an installation. */
export async function listAllShopIds(db: Db): Promise<number[]> {
  const rows = await db.shop.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  return rows.map((row) => row.id);
}
