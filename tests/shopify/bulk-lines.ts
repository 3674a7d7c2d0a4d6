// Lines of bulk files as Shopify writes them (Admin API 2026-10, JSONL with __parentId), for tests to vary.

const WHEN = '2026-02-01T10:00:00Z';

export function productLine(id: string, change: object = {}) {
  return {
    id: `gid://shopify/Product/${id}`,
    handle: `product-${id}`,
    title: `Product ${id}`,
    description: '',
    vendor: 'Mill',
    productType: 'Lamp',
    tags: ['oak'],
    status: 'ACTIVE',
    publishedAt: WHEN,
    onlineStoreUrl: `https://mill.example/products/product-${id}`,
    createdAt: WHEN,
    updatedAt: WHEN,
    featuredMedia: { image: { url: `https://cdn.example/${id}.png`, altText: null } },
    ...change,
  };
}

export function variantLine(productId: string, id: string, change: object = {}) {
  return {
    id: `gid://shopify/ProductVariant/${id}`,
    __parentId: `gid://shopify/Product/${productId}`,
    title: 'Default Title',
    sku: null,
    position: 1,
    price: '12.50',
    compareAtPrice: null,
    availableForSale: true,
    sellableOnlineQuantity: 5,
    inventoryPolicy: 'DENY',
    inventoryItem: { id: `gid://shopify/InventoryItem/${id}0`, tracked: true },
    updatedAt: WHEN,
    ...change,
  };
}

export function collectionLine(id: string, change: object = {}) {
  return {
    id: `gid://shopify/Collection/${id}`,
    handle: `collection-${id}`,
    title: `Collection ${id}`,
    updatedAt: WHEN,
    ...change,
  };
}

export function memberLine(collectionId: string, productId: string) {
  return {
    id: `gid://shopify/Product/${productId}`,
    __parentId: `gid://shopify/Collection/${collectionId}`,
  };
}

export function locationLine(id: string, change: object = {}) {
  return {
    id: `gid://shopify/Location/${id}`,
    name: `Place ${id}`,
    isActive: true,
    fulfillsOnlineOrders: true,
    updatedAt: WHEN,
    ...change,
  };
}

/** Of a variant's inventory item: its id with a nought behind it. */
export function levelLine(locationId: string, variantId: string, quantity: number, change = {}) {
  return {
    id: `gid://shopify/InventoryLevel/${locationId}?inventory_item_id=${variantId}0`,
    __parentId: `gid://shopify/Location/${locationId}`,
    isActive: true,
    updatedAt: WHEN,
    item: { id: `gid://shopify/InventoryItem/${variantId}0` },
    quantities: [{ name: 'available', quantity }],
    ...change,
  };
}

export function customerLine(id: string, change: object = {}) {
  return {
    id: `gid://shopify/Customer/${id}`,
    firstName: 'Anna',
    lastName: 'Berg',
    locale: 'de-AT',
    tags: [],
    createdAt: WHEN,
    updatedAt: WHEN,
    defaultEmailAddress: emailOf(`customer${id}@mail.example`),
    defaultAddress: { countryCodeV2: 'AT', city: 'Graz', zip: '8010' },
    ...change,
  };
}

export function emailOf(emailAddress: string, marketingState = 'SUBSCRIBED') {
  return {
    emailAddress,
    marketingState,
    marketingOptInLevel: 'SINGLE_OPT_IN',
    marketingUpdatedAt: WHEN,
  };
}

export function orderLine(id: string, change: object = {}) {
  return {
    id: `gid://shopify/Order/${id}`,
    name: `#${id}`,
    email: `guest${id}@mail.example`,
    createdAt: WHEN,
    processedAt: WHEN,
    cancelledAt: null,
    updatedAt: WHEN,
    test: false,
    currencyCode: 'EUR',
    customer: null,
    totalPriceSet: moneyOf('25.00'),
    totalRefundedSet: moneyOf('0.0'),
    totalDiscountsSet: null,
    ...change,
  };
}

export function itemLine(orderId: string, id: string, change: object = {}) {
  return {
    id: `gid://shopify/LineItem/${id}`,
    __parentId: `gid://shopify/Order/${orderId}`,
    title: 'Oak lamp',
    quantity: 2,
    product: { id: 'gid://shopify/Product/1' },
    variant: { id: 'gid://shopify/ProductVariant/11' },
    originalUnitPriceSet: moneyOf('12.50'),
    ...change,
  };
}

export function moneyOf(amount: string) {
  return { shopMoney: { amount } };
}
