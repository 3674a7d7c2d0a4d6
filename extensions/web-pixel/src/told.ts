// What is told of each event that Shopify publishes, and nothing more: ids, quantities, a path, a search, an address
// that the person typed in to be reached by.

type Location = { pathname?: string; search?: string };

export type Context = { document?: { location?: Location } };

type Product = { product?: { id?: string | null } } | null;

/** An event as Shopify publishes it; each part may be missing in a theme that does it in its own way. */
export type Published = {
  id: string;
  clientId: string;
  timestamp: string;
  context?: Context;
  /** Of an event that a theme publishes in its own name. */
  customData?: Record<string, unknown> | null;
  data: {
    productVariant?: Product;
    collection?: { id?: string };
    searchResult?: { query?: string };
    cartLine?: { quantity?: number; merchandise?: Product } | null;
    cart?: { lines?: { merchandise?: Product }[] } | null;
    checkout?: {
      email?: string | null;
      lineItems?: { variant?: Product }[];
      order?: { id?: string | null } | null;
    };
    element?: {
      elements?: { type?: string | null; name?: string | null; value?: string | null }[];
    };
  };
};

type Facts = Record<string, unknown> | null;

type Teller = (event: Published, first: Context) => Facts;

/** Where the person is; events of forms have no context of their own. */
export function contextOf(event: Published, first: Context): Location {
  return (event.context ?? first).document?.location ?? {};
}

/** By Shopify's name of the event; null: nothing to tell. */
export const TOLD: Record<string, Teller> = {
  page_viewed: (event, first) => ({ path: cut(contextOf(event, first).pathname, 2_000) }),
  product_viewed: ({ data }) => ofProduct(data.productVariant),
  collection_viewed: ({ data }) =>
    data.collection?.id ? { collectionId: data.collection.id } : null,
  search_submitted: ({ data }) => ({ query: cut(data.searchResult?.query, 500) }),
  product_added_to_cart: ofLine,
  product_removed_from_cart: ofLine,
  cart_viewed: ({ data }) => ({
    productIds: idsOf(data.cart?.lines?.map((line) => line.merchandise)),
  }),
  checkout_started: (event) => ({ productIds: bought(event) }),
  checkout_contact_info_submitted: ({ data }) => ofAddress(data.checkout?.email),
  checkout_completed: (event) => ({
    productIds: bought(event),
    orderId: event.data.checkout?.order?.id ?? undefined,
    email: event.data.checkout?.email || undefined,
  }),
  form_submitted: ({ data }) =>
    ofAddress(
      data.element?.elements?.find(
        ({ type, name, value }) => value && (type === 'email' || /e-?mail/i.test(name ?? '')),
      )?.value,
    ),
  // What our own app embed publishes: extensions/theme-app/assets/attune.js.
  'attune:arrived': ({ customData }) => (customData ? { click: customData.click } : null),
  'attune:added_to_wishlist': ofWish,
  'attune:removed_from_wishlist': ofWish,
  'attune:downloaded_content': ofCustom,
  'attune:custom': ofCustom,
};

function ofProduct(variant: Product | undefined): Facts {
  const id = variant?.product?.id;
  return id ? { productId: id } : null;
}

function ofLine({ data }: Published): Facts {
  const product = ofProduct(data.cartLine?.merchandise);
  return product && { ...product, quantity: data.cartLine?.quantity ?? 1 };
}

function ofWish({ customData }: Published): Facts {
  return customData?.productId ? { productId: customData.productId } : null;
}

/** `name` is the event's own in what is sent. */
function ofCustom({ customData }: Published): Facts {
  if (!customData?.name) return null;
  const { name, ...rest } = customData;
  return { title: name, ...rest };
}

function ofAddress(email: string | null | undefined): Facts {
  return email ? { email } : null;
}

function bought({ data }: Published): string[] {
  return idsOf(data.checkout?.lineItems?.map((line) => line.variant));
}

function idsOf(variants: (Product | undefined)[] = []): string[] {
  return variants.flatMap((variant) => variant?.product?.id ?? []).slice(0, 100);
}

function cut(text: string | undefined, most: number): string {
  return (text ?? '').slice(0, most);
}
