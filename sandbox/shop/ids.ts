// New ids for what is made in the running shop: one beyond the highest of its kind, counting what was deleted.

import type { ShopChange } from './changes';
import type { ShopData } from './shop-data';

export type IdKind = 'customer' | 'order' | 'line' | 'product' | 'variant' | 'collection';

export type ShopIds = {
  next(kind: IdKind): string;
  nextOrderName(): string;
  /** Remembers the ids that a change brings. */
  note(change: ShopChange): void;
};

export function createShopIds(shop: ShopData): ShopIds {
  const highest = new Map<IdKind, bigint>();
  let orderNumber = 0;

  const noteIds = (kind: IdKind, ids: string[]) => {
    let top = highest.get(kind) ?? 0n;
    for (const id of ids) {
      const value = BigInt(id);
      if (value > top) top = value;
    }
    highest.set(kind, top);
  };
  const scan = (kind: IdKind) => {
    scanned.add(kind);
    noteIds(kind, idsOf(shop, kind));
  };
  const scanned = new Set<IdKind>();

  return {
    next: (kind) => {
      if (!scanned.has(kind)) scan(kind);
      const id = (highest.get(kind) ?? 0n) + 1n;
      highest.set(kind, id);
      return String(id);
    },
    nextOrderName: () => {
      orderNumber = Math.max(orderNumber, highestOrderNumber(shop)) + 1;
      return `#${orderNumber}`;
    },
    note: (change) => {
      if (change.kind === 'customer-saved') noteIds('customer', [change.customer.id]);
      if (change.kind === 'collection-saved') noteIds('collection', [change.collection.id]);
      if (change.kind === 'order-placed') {
        noteIds('order', [change.order.id]);
        noteIds(
          'line',
          change.order.lines.map((line) => line.id),
        );
      }
      if (change.kind === 'product-saved') {
        noteIds('product', [change.product.id]);
        noteIds(
          'variant',
          change.product.variants.map((variant) => variant.id),
        );
      }
    },
  };
}

function idsOf(shop: ShopData, kind: IdKind): string[] {
  switch (kind) {
    case 'customer':
      return shop.customers.map(({ id }) => id);
    case 'order':
      return shop.orders.map(({ id }) => id);
    case 'line':
      return shop.orders.flatMap(({ lines }) => lines.map(({ id }) => id));
    case 'product':
      return shop.products.map(({ id }) => id);
    case 'variant':
      return shop.products.flatMap(({ variants }) => variants.map(({ id }) => id));
    case 'collection':
      return shop.collections.map(({ id }) => id);
  }
}

/** Exports may name orders as they like: what has no number counts as none. */
function highestOrderNumber(shop: ShopData): number {
  return shop.orders.reduce((top, { name }) => {
    const number = Number(/(\d{1,12})$/.exec(name)?.[1] ?? 0);
    return Math.max(top, number);
  }, 1000);
}
