// The closed list of what can happen, each with the shape of its properties.
import { z } from 'zod';

/** A product's id as the shop gives it. */
const productId = z.string().min(1).max(64);

export const eventSchemas = {
  viewed_product: z.object({ productId }),
  added_to_cart: z.object({ productId, quantity: z.number().int().min(1) }),
  started_checkout: z.object({ productIds: z.array(productId).max(500) }),
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
  unsubscribed: z.object({
    messageId: z.string().nullable(),
    source: z.enum(['one_click', 'unsubscribe_page', 'merchant']),
  }),
} as const;

export type EventName = keyof typeof eventSchemas;

/** How an event reached us. What was imported is history: it teaches, and never starts a flow. */
export type EventOrigin = 'import' | 'webhook' | 'pixel' | 'mail';

export type NewEvent<Name extends EventName = EventName> = {
  [N in Name]: {
    /** The sender's own id: the same on every retry. */
    id: string;
    name: N;
    occurredAt: Date;
    profileId: string | null;
    origin: EventOrigin;
    properties: z.infer<(typeof eventSchemas)[N]>;
  };
}[Name];
