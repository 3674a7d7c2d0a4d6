// The closed list of what can happen, each with the shape of its properties.
import { z } from 'zod';

/** A product's id as the shop gives it. */
const productId = z.string().min(1).max(64);
const productIds = z.array(productId).max(500);

export const eventSchemas = {
  viewed_page: z.object({ path: z.string().max(2_000) }),
  viewed_product: z.object({ productId }),
  viewed_collection: z.object({ collectionId: z.string().min(1).max(64) }),
  searched: z.object({ query: z.string().max(500) }),
  added_to_cart: z.object({ productId, quantity: z.number().int().min(1) }),
  removed_from_cart: z.object({ productId, quantity: z.number().int().min(1) }),
  viewed_cart: z.object({ productIds }),
  started_checkout: z.object({ productIds }),
  // What the browser says of a purchase; placed_order is what the shop says.
  completed_checkout: z.object({ productIds, orderId: z.string().max(64).nullable() }),
  added_to_wishlist: z.object({ productId }),
  removed_from_wishlist: z.object({ productId }),
  downloaded_content: z.object({ name: z.string().min(1).max(200), path: z.string().max(500) }),
  // Of a variant that is sold out: the person wants one mail when it can be bought again, which the second starts.
  asked_back_in_stock: z.object({ productId, variantId: productId }),
  back_in_stock: z.object({ productId, variantId: productId }),
  placed_order: z.object({
    orderId: z.string(),
    totalMinor: z.number().int(),
    currency: z.string().length(3),
  }),
  clicked: z.object({
    messageId: z.string(),
    link: z.number().int().min(0),
    url: z.string(),
  }),
  // What a shop tells in its own words.
  custom: z.object({
    name: z.string().min(1).max(60),
    properties: z
      .record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean()]))
      .refine((facts) => Object.keys(facts).length <= 20),
  }),
  unsubscribed: z.object({
    messageId: z.string().nullable(),
    source: z.enum(['one_click', 'unsubscribe_page', 'preference_page', 'merchant']),
  }),
} as const;

export type EventName = keyof typeof eventSchemas;

/** How an event reached us. What was imported is history: it teaches, and never starts a flow. */
export type EventOrigin = 'import' | 'webhook' | 'pixel' | 'mail' | 'proxy' | 'stock' | 'api';

export type NewEvent<Name extends EventName = EventName> = {
  [N in Name]: {
    /** The sender's own id: the same on every retry. */
    id: string;
    name: N;
    occurredAt: Date;
    profileId: string | null;
    /** The browser it happened in; who that is may become known later. */
    visitorId?: string;
    origin: EventOrigin;
    properties: z.infer<(typeof eventSchemas)[N]>;
  };
}[Name];
