// Pure: what the web pixel tells, in our words. Its door is open to anybody: the shape is closed, every text has its
// longest, and an event whose clock cannot be right is refused.
import { z } from 'zod';
import type { EventName, NewEvent } from '~/events/names';
import { normalizeAddress } from '~/profiles/address';
import { idOf, instant, storable } from './values';

/** One event of a visitor: what happened, if that is an event of ours, and what it says about who the visitor is. */
export type PixelEvent = {
  id: string;
  visitorId: string;
  at: Date;
  customerId: string | null;
  address: { email: string; word: 'form' | 'checkout' } | null;
  /** The token that a click in a mail took along. */
  click: string | null;
  happened: Pick<NewEvent, 'name' | 'properties'> | null;
};

export type PixelReading =
  | { kind: 'usable'; event: PixelEvent }
  | { kind: 'refused'; reason: 'malformed' | 'impossible_time' };

export const MOST_EVENTS = 50;

/** A browser's clock may run ahead by this much (as app/events/record.ts forgives), and a phone may have been away. */
const AHEAD_MS = 10 * 60_000;
const LATE_MS = 24 * 3_600_000;

const batchSchema = z.strictObject({ events: z.array(z.unknown()).min(1).max(MOST_EVENTS) });

/** Null for what is no batch at all. */
export function readBatch(body: unknown): unknown[] | null {
  const parsed = batchSchema.safeParse(body);
  return parsed.success ? parsed.data.events : null;
}

const words = (most: number) => z.string().max(most).transform(storable);
const token = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[\x21-\x7e]+$/);

/** Digits, or Shopify's global id of that kind. */
const shopifyId = (kind: string) =>
  z
    .string()
    .max(64)
    .regex(new RegExp(`^(?:gid://shopify/${kind}/)?\\d{1,20}$`))
    .transform(idOf);

const productId = shopifyId('Product');
const productIds = z.array(productId).max(100);
const quantity = z.number().int().min(1).max(1_000_000);
const email = z.string().max(320);

/** What every event has. */
const envelope = {
  id: token(100),
  clientId: token(64),
  timestamp: z.string().max(40).pipe(instant),
  customerId: shopifyId('Customer').nullish(),
  click: token(100).nullish(),
};

const of = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ ...envelope, name: z.literal(name), ...shape });

const eventSchema = z.discriminatedUnion('name', [
  of('page_viewed', { path: words(2_000) }),
  of('product_viewed', { productId }),
  of('collection_viewed', { collectionId: shopifyId('Collection') }),
  of('search_submitted', { query: words(500) }),
  of('product_added_to_cart', { productId, quantity }),
  of('product_removed_from_cart', { productId, quantity }),
  of('cart_viewed', { productIds }),
  of('checkout_started', { productIds }),
  of('checkout_contact_info_submitted', { email }),
  of('checkout_completed', {
    productIds,
    orderId: shopifyId('(?:Order|OrderIdentity)').nullish(),
    email: email.nullish(),
  }),
  of('form_submitted', { email }),
  // What our app embed publishes.
  of('attune:arrived', {}),
  of('attune:added_to_wishlist', { productId }),
  of('attune:removed_from_wishlist', { productId }),
  of('attune:downloaded_content', { title: words(200).pipe(z.string().min(1)), path: words(500) }),
  of('attune:custom', {
    title: words(60).pipe(z.string().min(1)),
    properties: z
      .record(words(60), z.union([words(500), z.number(), z.boolean()]))
      .refine((facts) => Object.keys(facts).length <= 20),
  }),
]);

type Told = z.infer<typeof eventSchema>;

export function readPixelEvent(raw: unknown, now: Date): PixelReading {
  const parsed = eventSchema.safeParse(raw);
  if (!parsed.success) return { kind: 'refused', reason: 'malformed' };
  const told = parsed.data;
  const age = now.getTime() - told.timestamp.getTime();
  if (age < -AHEAD_MS || age > LATE_MS) return { kind: 'refused', reason: 'impossible_time' };
  return {
    kind: 'usable',
    event: {
      id: `pixel:${told.id}`,
      visitorId: told.clientId,
      at: told.timestamp,
      customerId: told.customerId ?? null,
      address: addressOf(told),
      click: told.click ?? null,
      happened: happenedOf(told),
    },
  };
}

function addressOf(told: Told): PixelEvent['address'] {
  const address = 'email' in told ? normalizeAddress(told.email) : null;
  if (address === null) return null;
  return { email: address, word: told.name === 'form_submitted' ? 'form' : 'checkout' };
}

function happenedOf(told: Told): PixelEvent['happened'] {
  switch (told.name) {
    case 'page_viewed':
      return event('viewed_page', { path: publicPath(told.path) });
    case 'product_viewed':
      return event('viewed_product', { productId: told.productId });
    case 'collection_viewed':
      return event('viewed_collection', { collectionId: told.collectionId });
    case 'search_submitted':
      return event('searched', { query: told.query });
    case 'product_added_to_cart':
      return event('added_to_cart', { productId: told.productId, quantity: told.quantity });
    case 'product_removed_from_cart':
      return event('removed_from_cart', { productId: told.productId, quantity: told.quantity });
    case 'cart_viewed':
      return event('viewed_cart', { productIds: told.productIds });
    case 'checkout_started':
      return event('started_checkout', { productIds: told.productIds });
    case 'checkout_completed':
      return event('completed_checkout', {
        productIds: told.productIds,
        orderId: told.orderId ?? null,
      });
    case 'attune:added_to_wishlist':
      return event('added_to_wishlist', { productId: told.productId });
    case 'attune:removed_from_wishlist':
      return event('removed_from_wishlist', { productId: told.productId });
    case 'attune:downloaded_content':
      return event('downloaded_content', { name: told.title, path: publicPath(told.path) });
    case 'attune:custom':
      return event('custom', { name: told.title, properties: told.properties });
    // They say who somebody is; nothing happened by them that we keep.
    case 'attune:arrived':
    case 'checkout_contact_info_submitted':
    case 'form_submitted':
      return null;
  }
}

function event<Name extends EventName>(
  name: Name,
  properties: NewEvent<Name>['properties'],
): Pick<NewEvent, 'name' | 'properties'> {
  return { name, properties } as Pick<NewEvent, 'name' | 'properties'>;
}

/** What stands behind these opens an account, a checkout or an order to whoever has it: it is a key, no page. */
function publicPath(path: string): string {
  return path.replace(/(\/(?:account|checkouts?|orders|invoices|password)\/).+$/, '$1…');
}
