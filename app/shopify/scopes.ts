// Pure: the access that Attune asks a merchant for; the same list as in shopify.app.toml, which a test compares.
export const SCOPES = ['read_customers', 'read_inventory', 'read_orders', 'read_products'];
