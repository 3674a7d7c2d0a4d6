// Writes the shop's products, carts, customers and orders as Shopify hands them to web pixels: ids as digits, money
// as an amount with its currency.
import type {
  Cart as PixelCart,
  CartLine as PixelCartLine,
  Collection,
  Customer,
  MoneyV2,
  ProductVariant,
  SearchResult,
  Shop,
} from '@shopify/web-pixels-extension';
import type { SandboxContext } from '../../context';
import type { ShopCustomer, ShopProduct, ShopProductVariant } from '../../shop/shop-data';
import { indexOf } from '../../shop/shop-index';
import type { Cart, CartLine } from '../cart/cart';
import type { ListedCollection } from '../catalogue';
import { pictureOf } from '../display';
import { chooseVariant } from '../variants';

export function moneyOf({ shop }: SandboxContext, minor: number): MoneyV2 {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: shop.currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return { amount: minor / 10 ** digits, currencyCode: shop.currency };
}

export function variantOf(
  context: SandboxContext,
  product: ShopProduct,
  variant: ShopProductVariant,
): ProductVariant {
  return {
    id: variant.id,
    image: { src: pictureOf(context, product, 1200) },
    price: moneyOf(context, variant.price),
    product: {
      id: product.id,
      title: product.title,
      type: product.productType,
      untranslatedTitle: product.title,
      url: `/store/products/${product.handle}`,
      vendor: product.vendor,
    },
    sku: variant.sku,
    title: variant.title,
    untranslatedTitle: variant.title,
  };
}

/** Of each product the variant that its page would open with. */
function variantsOf(context: SandboxContext, products: ShopProduct[]): ProductVariant[] {
  return products.map((product) => variantOf(context, product, chooseVariant(product, undefined)));
}

export function collectionOf(
  context: SandboxContext,
  { id, title }: Pick<ListedCollection, 'id' | 'title'>,
  shown: ShopProduct[],
): Collection {
  return { id, title, productVariants: variantsOf(context, shown) };
}

export function searchOf(
  context: SandboxContext,
  query: string,
  shown: ShopProduct[],
): SearchResult {
  return { query, productVariants: variantsOf(context, shown) };
}

export function cartLineOf(
  context: SandboxContext,
  { product, variant, quantity }: CartLine,
): PixelCartLine {
  return {
    cost: { totalAmount: moneyOf(context, variant.price * quantity) },
    merchandise: variantOf(context, product, variant),
    quantity,
  };
}

/** Null before anything was put in, as Shopify gives it. */
export function cartOf(context: SandboxContext, cart: Cart): PixelCart | null {
  if (cart.token === null) return null;
  return {
    attributes: [],
    cost: { totalAmount: moneyOf(context, cart.subtotal) },
    id: cart.token,
    lines: cart.lines.map((line) => cartLineOf(context, line)),
    totalQuantity: cart.count,
  };
}

export function customerOf({ shop }: SandboxContext, customer: ShopCustomer): Customer {
  return {
    email: customer.email,
    firstName: customer.firstName || null,
    id: customer.id,
    lastName: customer.lastName || null,
    ordersCount: indexOf(shop).ordersOf(customer).length,
    phone: customer.phone,
  };
}

export function shopOf({ shop, origin }: SandboxContext): Shop {
  return {
    countryCode: shop.countryCode,
    myshopifyDomain: shop.domain,
    name: shop.name,
    paymentSettings: { currencyCode: shop.currency },
    storefrontUrl: `${origin}/store`,
  };
}
