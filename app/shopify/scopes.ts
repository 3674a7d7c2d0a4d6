// Pure: the access that Attune asks a merchant for; the same list as in shopify.app.toml, which a test compares.
// read_customer_events and write_pixels: what Shopify asks of whoever connects a web pixel.
// read_all_orders: without it Shopify shows the orders of the last sixty days only.
export const SCOPES = [
  'read_all_orders',
  'read_customer_events',
  'read_customers',
  'read_inventory',
  'read_locations',
  'read_orders',
  'read_products',
  'write_pixels',
];

/** What a merchant would miss. */
export type Feature = 'customers' | 'old_orders' | 'orders' | 'products' | 'stock' | 'storefront';

const NEEDS: Record<Feature, string[]> = {
  customers: ['read_customers'],
  old_orders: ['read_all_orders'],
  orders: ['read_orders'],
  products: ['read_products'],
  stock: ['read_inventory', 'read_locations'],
  storefront: ['read_customer_events', 'write_pixels'],
};

/** What stops working with these scopes alone; write access to a thing lets it be read too. None told: all granted. */
export function lostFeatures(granted: string[]): Feature[] {
  if (granted.length === 0) return [];
  const has = (scope: string) =>
    granted.includes(scope) || granted.includes(scope.replace(/^read_/, 'write_'));
  const features = Object.keys(NEEDS) as Feature[];
  return features.filter((feature) => !NEEDS[feature].every(has));
}
