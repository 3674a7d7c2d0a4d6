// Pure: what one message says, as data: enough to render it again to the same bytes.
import type { MessageValues } from '~/email/blocks';
import { formatMoney } from '~/email/money';

export type MessageContent = {
  firstName: string | null;
  locale: string;
  currency: string;
  /** False where the person does not want to be chosen for: the words say nothing of picks for anybody. */
  isPersonal?: false;
  products: {
    id: string;
    handle: string;
    title: string;
    url: string;
    imageUrl: string | null;
    imageAlt: string;
    priceMinor: number;
    compareAtMinor: number | null;
    reason: string;
  }[];
};

/** Link 0 leads to the shop, link n to the n-th product. */
export const SHOP_LINK = 0;

export function destinationOf(
  content: MessageContent,
  link: number,
  homeUrl: string,
): string | null {
  return link === SHOP_LINK ? homeUrl : (content.products[link - 1]?.url ?? null);
}

export function valuesOf(
  content: MessageContent,
  linkOf: (link: number) => string,
  ways: { unsubscribe: string; preferences: string; confirm?: string },
): MessageValues {
  return {
    firstName: content.firstName,
    isPersonal: content.isPersonal !== false,
    products: content.products.map((product, index) => ({
      title: product.title,
      url: linkOf(index + 1),
      imageUrl: product.imageUrl,
      imageAlt: product.imageAlt,
      price: formatMoney(product.priceMinor, content.currency, content.locale),
      compareAtPrice:
        product.compareAtMinor !== null && product.compareAtMinor > product.priceMinor
          ? formatMoney(product.compareAtMinor, content.currency, content.locale)
          : null,
      reason: product.reason,
    })),
    links: { shop: linkOf(SHOP_LINK), ...ways },
  };
}
