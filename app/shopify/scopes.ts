// Pure: the access that Attune asks a merchant for; the same list as in shopify.app.toml, which a test compares.
// read_all_orders: without it Shopify shows the orders of the last sixty days only.
export const SCOPES = [
  'read_all_orders',
  'read_customers',
  'read_inventory',
  'read_orders',
  'read_products',
];
