// Where the shop's stock lies. A variant's quantity is that of all places; what is not said to lie elsewhere lies at the
// shop's first location.

import type { ShopFact } from './apply-change';
import { indexOf } from './shop-index';
import type { ShopLocation } from './locations';
import type { ShopData, ShopOrder, ShopProduct, ShopProductVariant } from './shop-data';

/** What one place can sell of a variant; its inventory item has the variant's id. */
export type ShopLevel = {
  variant: ShopProductVariant;
  location: ShopLocation;
  available: number;
  isConnected: boolean;
  updatedAt: number;
};

export function levelsOf(
  shop: ShopData,
  product: ShopProduct,
  variant: ShopProductVariant,
): ShopLevel[] {
  return shop.locations.flatMap((location, index) => {
    const level = index === 0 ? mainLevel(product, variant) : variant.elsewhere?.[location.id];
    return level ? [{ variant, location, ...level }] : [];
  });
}

function mainLevel(product: ShopProduct, variant: ShopProductVariant) {
  const elsewhere = Object.values(variant.elsewhere ?? {});
  const away = elsewhere.reduce((sum, one) => sum + (one.isConnected ? one.available : 0), 0);
  return {
    available: variant.inventoryQuantity - away,
    isConnected: true,
    updatedAt: variant.stockedAt ?? product.createdAt,
  };
}

/** What the online store may sell: all but what lies at places that sell nothing online. */
export function onlineQuantity(
  shop: ShopData,
  product: ShopProduct,
  variant: ShopProductVariant,
): number {
  return levelsOf(shop, product, variant)
    .filter(({ isConnected, location }) => isConnected && location.fulfillsOnlineOrders)
    .reduce((sum, { available }) => sum + available, 0);
}

/** Taken from (or given back to) the first place that has enough, else the first of all. Each product is told once. */
export function moveStock(shop: ShopData, order: ShopOrder, sign: 1 | -1, at: number): ShopFact[] {
  const moved = new Set<ShopProduct>();
  const facts: ShopFact[] = [];
  for (const { variantId, quantity } of order.lines) {
    const placed = variantId === null ? null : indexOf(shop).variant(variantId);
    if (!placed?.variant.tracked) continue;
    const { variant, product } = placed;
    const levels = levelsOf(shop, product, variant).filter(({ isConnected }) => isConnected);
    const from = levels.find(({ available }) => sign === 1 || available >= quantity) ?? levels[0];
    if (!from) continue;
    setLevel(shop, variant, from.location, { available: from.available + sign * quantity, at });
    product.updatedAt = at;
    moved.add(product);
    facts.push(levelFact(shop, product, variant, from.location));
  }
  return [
    ...facts,
    ...[...moved].map((product): ShopFact => ({ topic: 'products/update', product })),
  ];
}

/** `available: null`: no longer stocked there. The first location always stocks everything. */
export function setStock(
  shop: ShopData,
  change: { variantId: string; locationId: string; available: number | null },
  at: number,
): ShopFact[] {
  const placed = indexOf(shop).variant(change.variantId);
  const location = shop.locations.find(({ id }) => id === change.locationId);
  if (!placed || !location) return [];
  const { variant, product } = placed;
  const before = levelsOf(shop, product, variant).find((one) => one.location === location);
  const isFirst = location === shop.locations[0];
  if (change.available === null && (isFirst || !before?.isConnected)) return [];
  setLevel(shop, variant, location, { available: change.available, at });
  product.updatedAt = at;
  const fact = levelFact(shop, product, variant, location);
  const isNew = fact.topic === 'inventory_levels/update' && !before?.isConnected;
  return [
    isNew ? { ...fact, topic: 'inventory_levels/connect' } : fact,
    { topic: 'products/update', product },
  ];
}

type LevelFact = Extract<ShopFact, { level: ShopLevel }>;

function levelFact(
  shop: ShopData,
  product: ShopProduct,
  variant: ShopProductVariant,
  location: ShopLocation,
): LevelFact {
  const level = levelsOf(shop, product, variant).find((one) => one.location === location)!;
  const topic = level.isConnected ? 'inventory_levels/update' : 'inventory_levels/disconnect';
  return { topic, level: { ...level, variant: { ...variant } } };
}

function setLevel(
  shop: ShopData,
  variant: ShopProductVariant,
  location: ShopLocation,
  { available, at }: { available: number | null; at: number },
): void {
  const before =
    location === shop.locations[0] ? null : (variant.elsewhere?.[location.id] ?? NOTHING);
  if (before === null) {
    const away = variant.inventoryQuantity - mainQuantity(variant);
    variant.inventoryQuantity = away + (available ?? 0);
    variant.stockedAt = at;
    return;
  }
  const was = before.isConnected ? before.available : 0;
  variant.inventoryQuantity += (available ?? 0) - was;
  variant.elsewhere = {
    ...variant.elsewhere,
    [location.id]: { available: available ?? 0, isConnected: available !== null, updatedAt: at },
  };
}

const NOTHING = { available: 0, isConnected: false, updatedAt: 0 };

function mainQuantity(variant: ShopProductVariant): number {
  const elsewhere = Object.values(variant.elsewhere ?? {});
  return elsewhere.reduce(
    (left, one) => left - (one.isConnected ? one.available : 0),
    variant.inventoryQuantity,
  );
}

/** A product that is saved whole: new variants are stocked at the first location, others there if their number moved. */
export function savedStock(
  shop: ShopData,
  product: ShopProduct,
  before: ShopProductVariant[],
  at: number,
): ShopFact[] {
  const main = shop.locations[0];
  if (!main) return [];
  return product.variants.flatMap((variant): ShopFact[] => {
    const known = before.find(({ id }) => id === variant.id);
    if (known?.inventoryQuantity === variant.inventoryQuantity) {
      variant.stockedAt = known.stockedAt;
      return [];
    }
    variant.stockedAt = at;
    const fact = levelFact(shop, product, variant, main);
    return [known ? fact : { ...fact, topic: 'inventory_levels/connect' }];
  });
}
