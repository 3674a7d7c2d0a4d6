// The objects that every Liquid file may read on a page: the shop, the visitor, the cart, the request and what the
// page is about.
import { Drop } from 'liquidjs';
import type { SandboxContext } from '../../context';
import type { ShopCustomer, ShopProduct } from '../../shop/shop-data';
import { indexOf } from '../../shop/shop-index';
import type { Cart } from '../cart/cart';
import type { ListedCollection } from '../catalogue';
import type { Visit } from '../visit';
import { centsOf, formatCents } from './money';
import { collectionObject, idOf, imageOf, productObject, variantObject } from './product-object';

/** What a page is, as Shopify's templates are called; an app proxy's page belongs to none. */
export type PageSubject = {
  template: string;
  product?: ShopProduct;
  variantId?: string;
  collection?: ListedCollection;
};

export type PageRequest = { path: string; host: string; nonce: string };

const ROOT = '/store';

export const routes = {
  root_url: ROOT,
  account_url: `${ROOT}/account`,
  account_login_url: `${ROOT}/account/login`,
  account_logout_url: `${ROOT}/account/logout`,
  account_register_url: `${ROOT}/account/login`,
  all_products_collection_url: `${ROOT}/collections/all`,
  collections_url: `${ROOT}/collections`,
  cart_url: `${ROOT}/cart`,
  cart_add_url: `${ROOT}/cart/add`,
  cart_change_url: `${ROOT}/cart/change`,
  search_url: `${ROOT}/search`,
};

/** `{{ template }}` is a text and an object at once. */
class TemplateDrop extends Drop {
  constructor(readonly name: string) {
    super();
  }

  readonly directory = null;
  readonly suffix = null;

  override valueOf(): string {
    return this.name;
  }

  override toString(): string {
    return this.name;
  }
}

export function pageObjects(
  context: SandboxContext,
  visit: Visit,
  { subject, request }: { subject: PageSubject; request: PageRequest },
): Record<string, unknown> {
  const { shop, origin } = context;
  const language = languageObject(shop.primaryLocale);
  const country = { iso_code: shop.countryCode, currency: currencyOf(shop.currency) };
  const { product, collection } = subject;
  return {
    page_nonce: request.nonce,
    shop: shopObject(context),
    customer: visit.customer && customerObject(context, visit.customer),
    cart: cartObject(context, visit.cart),
    product: product ? productObject(context, product, subject.variantId) : null,
    collection: collection ? collectionObject(context, collection, collection.products) : null,
    request: {
      locale: language,
      page_type: subject.template,
      design_mode: false,
      visual_preview_mode: false,
      path: request.path,
      host: request.host,
      origin,
    },
    template: new TemplateDrop(subject.template),
    routes,
    localization: {
      country,
      language,
      available_countries: [country],
      available_languages: [language],
    },
    page_title: shop.name,
    content_for_header: '',
  };
}

function shopObject(context: SandboxContext) {
  const { shop, origin } = context;
  return {
    name: shop.name,
    email: shop.email,
    domain: new URL(origin).host,
    permanent_domain: shop.domain,
    url: `${origin}${ROOT}`,
    secure_url: `${origin}${ROOT}`,
    currency: shop.currency,
    money_format: formatCents(context, 0).replace(/[\d.,]+/, '{{amount}}'),
    enabled_currencies: [currencyOf(shop.currency)],
    customer_accounts_enabled: true,
    metafields: {},
  };
}

export function customerObject({ shop, ...context }: SandboxContext, customer: ShopCustomer) {
  const orders = indexOf(shop).ordersOf(customer);
  const spent = orders.reduce((sum, { total, refunded }) => sum + total - refunded, 0);
  return {
    id: idOf(customer.id),
    email: customer.email,
    first_name: customer.firstName || null,
    last_name: customer.lastName || null,
    name: `${customer.firstName} ${customer.lastName}`.trim(),
    phone: customer.phone,
    tags: customer.tags,
    orders_count: orders.length,
    total_spent: centsOf({ shop, ...context }, spent),
    accepts_marketing: customer.emailMarketing.state === 'SUBSCRIBED',
    has_account: true,
    metafields: {},
  };
}

function cartObject(context: SandboxContext, cart: Cart) {
  return {
    token: cart.token,
    item_count: cart.count,
    total_price: centsOf(context, cart.subtotal),
    original_total_price: centsOf(context, cart.subtotal),
    items_subtotal_price: centsOf(context, cart.subtotal),
    total_discount: 0,
    currency: currencyOf(context.shop.currency),
    requires_shipping: cart.count > 0,
    note: null,
    attributes: {},
    items: cart.lines.map(({ product, variant, quantity }) => ({
      id: idOf(variant.id),
      key: variant.id,
      variant_id: idOf(variant.id),
      product_id: idOf(product.id),
      title: product.title,
      quantity,
      price: centsOf(context, variant.price),
      final_price: centsOf(context, variant.price),
      line_price: centsOf(context, variant.price * quantity),
      final_line_price: centsOf(context, variant.price * quantity),
      url: `${ROOT}/products/${product.handle}?variant=${variant.id}`,
      image: imageOf(context, product),
      variant: variantObject(context, product, variant),
      product: productObject(context, product),
      properties: {},
    })),
  };
}

function languageObject(locale: string) {
  const nameIn = (of: string) => new Intl.DisplayNames(of, { type: 'language' }).of(locale);
  return {
    iso_code: locale,
    name: nameIn('en'),
    endonym_name: nameIn(locale),
    primary: true,
    root_url: ROOT,
  };
}

function currencyOf(iso: string) {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency: iso }).formatToParts(0);
  const symbol = parts.find(({ type }) => type === 'currency')?.value ?? iso;
  const name = new Intl.DisplayNames('en', { type: 'currency' }).of(iso);
  return { iso_code: iso, name, symbol };
}
