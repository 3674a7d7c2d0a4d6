// One to three places that hold the simulated shop's stock: a warehouse, and by the seed a shop and a studio with a part
// of it.
import type { ShopLocation } from '../shop/locations';
import type { ShopProduct } from '../shop/shop-data';
import { idOf } from './ids';
import { chanceFor } from './random';
import type { Settings } from './settings';

const NAMES = ['Warehouse', 'Wharf Street shop', 'Studio'];
/** How much of a variant's stock lies at the shop and at the studio. */
const SHARES = [0, 0.2, 0.1];

/** Says what lies where in the products' own variants. */
export function placeStock({ seed, startsAt }: Settings, products: ShopProduct[]): ShopLocation[] {
  const chance = chanceFor(seed, 'locations');
  const count = 1 + Math.floor(chance() * NAMES.length);
  const locations = NAMES.slice(0, count).map((name, index) => ({
    id: idOf('location', index),
    name,
    isActive: true,
    fulfillsOnlineOrders: true,
    updatedAt: startsAt,
  }));
  for (const product of products) {
    for (const variant of product.variants) {
      const elsewhere = locations.slice(1).flatMap(({ id }, index) => {
        if (!variant.tracked || chance() < 0.3) return [];
        const available = Math.floor(variant.inventoryQuantity * SHARES[index + 1]!);
        return [[id, { available, isConnected: true, updatedAt: product.createdAt }] as const];
      });
      if (elsewhere.length > 0) variant.elsewhere = Object.fromEntries(elsewhere);
    }
  }
  return locations;
}
