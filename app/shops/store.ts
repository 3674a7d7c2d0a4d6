// The directory of shops: who our tenants are and the one switch that stops all their mail.
// Global on purpose: it is read before a tenant is known, and holds nothing about shoppers.
import type { Shop } from '@prisma/client';
import type { Db } from '~/db';

export type { Shop };

export type ShopFacts = Pick<
  Shop,
  | 'name'
  | 'email'
  | 'currency'
  | 'timeZone'
  | 'locale'
  | 'countryCode'
  | 'homeUrl'
  | 'senderName'
  | 'senderEmail'
  | 'postalAddress'
  | 'brandLogoUrl'
>;

const DEFAULT_ACCENT = '#1F5F4A';

export function findShop(db: Db, shopId: number): Promise<Shop | null> {
  return db.shop.findUnique({ where: { id: shopId } });
}

export function findShopByDomain(db: Db, domain: string): Promise<Shop | null> {
  return db.shop.findUnique({ where: { domain } });
}

export async function listActiveShopIds(db: Db): Promise<number[]> {
  const rows = await db.shop.findMany({
    where: { uninstalledAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => row.id);
}

/** Idempotent: a first visit and parallel first visits end with one row. */
export async function installShop(
  db: Db,
  domain: string,
  facts: ShopFacts,
  now: Date,
): Promise<Shop> {
  return db.shop.upsert({
    where: { domain },
    create: { domain, ...facts, brandAccent: DEFAULT_ACCENT, installedAt: now },
    update: {},
  });
}

/** Held until the transaction ends: what a shop may do only once at a time takes its turn here. */
export async function lockShop(db: Db, shopId: number): Promise<void> {
  await db.$queryRaw`select id from "shop" where id = ${shopId} for update`;
}

export async function stopSending(db: Db, shopId: number, now: Date): Promise<void> {
  await db.shop.update({ where: { id: shopId }, data: { sendingStoppedAt: now } });
}

export async function allowSending(db: Db, shopId: number): Promise<void> {
  await db.shop.update({ where: { id: shopId }, data: { sendingStoppedAt: null } });
}

export async function updateShop(
  db: Db,
  shopId: number,
  data: Pick<Shop, 'senderName' | 'senderEmail' | 'postalAddress' | 'brandAccent'>,
): Promise<void> {
  await db.shop.update({ where: { id: shopId }, data });
}
