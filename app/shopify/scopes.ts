// Pure: the access that Attune asks a merchant for; the same list as in shopify.app.toml, which a test compares.
// read_customer_events and write_pixels: what Shopify asks of whoever connects a web pixel.
// read_all_orders: without it Shopify shows the orders of the last sixty days only.
export const SCOPES = [
  'read_all_orders',
  'read_customer_events',
  'read_customers',
  'read_inventory',
  'read_orders',
  'read_products',
  'write_pixels',
];
