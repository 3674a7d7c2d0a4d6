// What can happen to the sandbox's shop after it started, and the one writer of it: each change is applied, written
// to a journal so that a restarted sandbox finds it again, and told to whoever sends webhooks.

import type { Clock } from '../clock';
import { applyChange, type ShopFact } from './apply-change';
import { createShopIds, type IdKind } from './ids';
import { openJournal } from './journal';
import type {
  MarketingConsent,
  ShopCollection,
  ShopCustomer,
  ShopData,
  ShopOrder,
  ShopProduct,
} from './shop-data';

/** A saved thing is given whole, under a new id (`nextId`) or a known one; `updatedAt` is set when it is applied. */
export type ShopChange =
  | { kind: 'customer-saved'; customer: ShopCustomer }
  | { kind: 'customer-deleted'; customerId: string }
  | {
      kind: 'email-consent-changed';
      customerId: string;
      /** `updatedAt: null` takes the moment of the change. */
      emailMarketing: MarketingConsent;
    }
  /** Stock of what is tracked goes down. */
  | { kind: 'order-placed'; order: ShopOrder }
  /** Stock goes up again. */
  | { kind: 'order-cancelled'; orderId: string }
  /** `available: null`: no longer stocked at that location. */
  | { kind: 'stock-set'; variantId: string; locationId: string; available: number | null }
  | { kind: 'product-saved'; product: ShopProduct }
  | { kind: 'product-deleted'; productId: string }
  | { kind: 'collection-saved'; collection: ShopCollection }
  | { kind: 'collection-deleted'; collectionId: string }
  | { kind: 'shop-saved'; shop: Partial<Pick<ShopData, 'name' | 'email' | 'timeZone'>> }
  | { kind: 'customer-data-requested'; customerId: string }
  /** What names the person goes at once; the app is told ten days later, as Shopify does. */
  | { kind: 'customer-erased'; customerId: string };

export type ShopChanges = {
  /** A change to what is not there (any more) does nothing. */
  apply(change: ShopChange): void;
  /** An id that nothing in the shop has or had. */
  nextId(kind: IdKind): string;
  /** "#1234", one beyond the highest. */
  nextOrderName(): string;
};

type Options = {
  shop: ShopData;
  clock: Clock;
  /** Null keeps nothing, for tests of a page. */
  file: string | null;
  tell: (facts: ShopFact[]) => void;
};

export function openChanges({ shop, clock, file, tell }: Options): ShopChanges {
  const journal = openJournal<{ at: number; change: ShopChange }>(file);
  const ids = createShopIds(shop);
  for (const { at, change } of journal.entries()) {
    ids.note(change);
    applyChange(shop, change, at);
  }
  return {
    apply: (change) => {
      const at = clock.now().getTime();
      ids.note(change);
      const facts = applyChange(shop, change, at);
      if (facts.length === 0) return;
      journal.append({ at, change });
      tell(facts);
    },
    nextId: ids.next,
    nextOrderName: ids.nextOrderName,
  };
}
