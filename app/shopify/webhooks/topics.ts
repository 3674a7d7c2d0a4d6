// Pure: every topic that Shopify sends us, and what it is told about. The same list as in shopify.app.toml, which a test
// compares both ways.

/** What a payload tells, whatever its topic: a product that was created reads like one that changed. */
export type Subject =
  | 'product'
  | 'product-gone'
  | 'collection'
  | 'collection-gone'
  | 'level'
  | 'level-gone'
  | 'customer'
  | 'customer-gone'
  | 'merge'
  | 'consent'
  | 'order'
  | 'shop'
  | 'scopes'
  | 'uninstall'
  | 'data-request'
  | 'forget-person'
  | 'forget-shop';

export const TOPICS = {
  'products/create': 'product',
  'products/update': 'product',
  'products/delete': 'product-gone',
  'collections/create': 'collection',
  'collections/update': 'collection',
  'collections/delete': 'collection-gone',
  'inventory_levels/connect': 'level',
  'inventory_levels/update': 'level',
  'inventory_levels/disconnect': 'level-gone',
  'customers/create': 'customer',
  'customers/update': 'customer',
  'customers/delete': 'customer-gone',
  'customers/merge': 'merge',
  'customers_email_marketing_consent/update': 'consent',
  'orders/create': 'order',
  'orders/updated': 'order',
  'orders/cancelled': 'order',
  'shop/update': 'shop',
  'app/scopes_update': 'scopes',
  'app/uninstalled': 'uninstall',
  'customers/data_request': 'data-request',
  'customers/redact': 'forget-person',
  'shop/redact': 'forget-shop',
} as const satisfies Record<string, Subject>;

export type Topic = keyof typeof TOPICS;

/** People's rights do not end with the installation: Shopify asks for the last of these two days after it. */
export const TOPICS_AFTER_UNINSTALL: Topic[] = [
  'customers/data_request',
  'customers/redact',
  'shop/redact',
];

export function isTopic(name: string): name is Topic {
  return Object.hasOwn(TOPICS, name);
}
