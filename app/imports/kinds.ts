// Pure: what a merchant's file can hold, by which headings each column is known, and which a file cannot do without.
// Headings are Shopify's exports', those of our own plain form, and what other mail programs call the same thing.

export type ImportKind = 'customers' | 'orders' | 'events' | 'products' | 'opt_outs';

export const IMPORT_KINDS: readonly ImportKind[] = [
  'customers',
  'orders',
  'products',
  'events',
  'opt_outs',
];

/** The plain heading first; the others are compared without case, spaces and signs. */
const HEADINGS = {
  customers: {
    email: ['email', 'Email Address', 'E-mail', 'Profile Email'],
    customerId: ['customer_id', 'Customer ID'],
    firstName: ['first_name', 'First Name'],
    lastName: ['last_name', 'Last Name'],
    language: ['language', 'Locale'],
    country: ['country_code', 'Default Address Country Code', 'Country Code'],
    city: ['city', 'Default Address City'],
    zip: ['postal_code', 'Default Address Zip', 'Zip', 'Zip Code'],
    tags: ['tags'],
    accepts: [
      'accepts_marketing',
      'Accepts Email Marketing',
      'Accepts Marketing',
      'Email Marketing Consent',
    ],
    consentAt: ['consent_at', 'Email Marketing Consent Timestamp', 'Confirm Time', 'Optin Time'],
    createdAt: ['created_at', 'Date Added'],
  },
  orders: {
    name: ['order_name', 'Name'],
    orderId: ['order_id', 'Id'],
    email: ['email'],
    orderedAt: ['ordered_at', 'Created at', 'Processed at'],
    currency: ['currency'],
    total: ['total'],
    discount: ['discount', 'Discount Amount'],
    refunded: ['refunded', 'Refunded Amount'],
    cancelledAt: ['cancelled_at'],
    sku: ['sku', 'Lineitem sku'],
    product: ['product_handle'],
    title: ['product_title', 'Lineitem name'],
    quantity: ['quantity', 'Lineitem quantity'],
    price: ['unit_price', 'Lineitem price'],
  },
  events: {
    email: ['email'],
    customerId: ['customer_id'],
    name: ['event', 'Event Name', 'Metric'],
    at: ['occurred_at', 'Timestamp', 'Time'],
    id: ['event_id', 'Unique ID'],
    product: ['product_handle'],
    sku: ['sku'],
    quantity: ['quantity'],
    query: ['query'],
    path: ['path'],
  },
  products: {
    handle: ['handle', 'id', 'URL handle'],
    title: ['title'],
    description: ['description', 'Body (HTML)'],
    vendor: ['vendor', 'brand'],
    type: ['type', 'product_type', 'Product Type'],
    tags: ['tags'],
    status: ['status'],
    published: ['published', 'Published on online store'],
    link: ['link', 'url'],
    image: ['image_link', 'Image Src', 'Product image URL', 'image'],
    imageAlt: ['image_alt', 'Image Alt Text'],
    option: ['variant_title', 'Option1 Value'],
    sku: ['sku', 'Variant SKU'],
    price: ['price', 'Variant Price'],
    compareAt: ['compare_at_price', 'Variant Compare At Price', 'Compare-at price'],
    quantity: ['quantity', 'Variant Inventory Qty', 'Inventory quantity'],
    policy: ['continue_selling', 'Variant Inventory Policy', 'Continue selling when out of stock'],
    tracker: ['stock_tracked', 'Variant Inventory Tracker', 'Inventory tracker'],
    availability: ['availability'],
  },
  opt_outs: {
    email: ['email', 'Email Address', 'E-mail', 'Profile Email', 'address', 'recipient'],
    reason: ['reason', 'Suppression Reason', 'status', 'event', 'type'],
    at: ['at', 'Suppressed At', 'Unsub Time', 'created', 'Date', 'Timestamp'],
  },
} as const satisfies Record<ImportKind, Record<string, readonly string[]>>;

type Headings = typeof HEADINGS;
export type FieldOf<Kind extends ImportKind> = keyof Headings[Kind] & string;

/** Of each group one column at least must be there. */
const REQUIRED: Record<ImportKind, readonly (readonly string[])[]> = {
  customers: [['email']],
  orders: [['name', 'orderId'], ['orderedAt']],
  events: [['email', 'customerId'], ['name'], ['at']],
  products: [['handle', 'sku'], ['title'], ['price']],
  opt_outs: [['email']],
};

export type Columns = Map<string, number>;

export type Matching =
  | { kind: 'matched'; columns: Columns; used: string[]; unused: string[] }
  | { kind: 'refused'; missing: string[] };

/** Which column of a file is what; a heading that stands twice counts once, the first. */
export function matchColumns(kind: ImportKind, header: string[]): Matching {
  const places = new Map<string, number>();
  header.forEach((heading, place) => {
    const plain = plainOf(heading);
    if (plain !== '' && !places.has(plain)) places.set(plain, place);
  });
  const columns: Columns = new Map();
  const known: Record<string, readonly string[]> = HEADINGS[kind];
  for (const [field, headings] of Object.entries(known)) {
    const found = headings.map((heading) => places.get(plainOf(heading)));
    const place = found.find((one) => one !== undefined);
    if (place !== undefined) columns.set(field, place);
  }
  const missing = REQUIRED[kind].filter((group) => !group.some((field) => columns.has(field)));
  if (missing.length > 0) {
    return { kind: 'refused', missing: missing.map((group) => plainHeading(kind, group[0]!)) };
  }
  const taken = new Set(columns.values());
  return {
    kind: 'matched',
    columns,
    used: header.filter((_heading, place) => taken.has(place)),
    unused: header.filter((heading, place) => !taken.has(place) && heading.trim() !== ''),
  };
}

/** The headings of our own plain form, for a file to start from. */
export function plainHeadings(kind: ImportKind): string[] {
  return Object.keys(HEADINGS[kind]).map((field) => plainHeading(kind, field));
}

function plainHeading(kind: ImportKind, field: string): string {
  return (HEADINGS[kind] as Record<string, readonly string[]>)[field]![0]!;
}

function plainOf(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
