// A small shop with a standing clock, for the tests of the sandbox's pages.
import type { SandboxContext } from '../../sandbox/context';
import { openChanges } from '../../sandbox/shop/changes';
import { openInstallation } from '../../sandbox/shop/installation';
import type { ShopData, ShopProduct } from '../../sandbox/shop/shop-data';
import { openTheme } from '../../sandbox/shop/theme';
import { openVisitors } from '../../sandbox/shop/visitors';

const instant = Date.parse('2026-03-01T10:00:00Z');

export function makeContext(change: Partial<SandboxContext> = {}): SandboxContext {
  const shop = change.shop ?? makeShop();
  const clock = change.clock ?? {
    now: () => new Date(instant),
    advance: () => new Date(instant),
  };
  const scopes = change.scopes ?? ['read_products'];
  const installation =
    change.installation ?? openInstallation({ clock, scopes, file: null, tell: () => undefined });
  return {
    shop,
    clock,
    origin: 'http://127.0.0.1:1',
    appOrigin: 'http://127.0.0.1:2',
    dataDir: '',
    clientId: 'client-id',
    clientSecret: 'client-secret',
    scopes,
    changes: openChanges({ shop, clock, file: null, tell: () => undefined }),
    installation,
    theme: openTheme({ installation, file: null, read: () => null }),
    appProxy: null,
    visitors: openVisitors(null),
    ...change,
  };
}

export function makeShop(change: Partial<ShopData> = {}): ShopData {
  return {
    domain: 'small.myshopify.com',
    name: 'Small Shop',
    email: 'owner@small.example',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    countryCode: 'DE',
    primaryLocale: 'en',
    billingAddress: { address1: '', city: '', zip: '', countryCode: 'DE', province: '' },
    locations: [
      {
        id: '901',
        name: 'Warehouse',
        isActive: true,
        fulfillsOnlineOrders: true,
        updatedAt: instant,
      },
    ],
    products: [],
    collections: [],
    customers: [],
    orders: [],
    ...change,
  };
}

export function makeProduct(change: Partial<ShopProduct> = {}): ShopProduct {
  return {
    id: '1',
    handle: 'linen-shirt',
    title: 'Linen shirt',
    descriptionHtml: '<p>Cool and light.</p>',
    vendor: 'Small',
    productType: 'Shirts',
    tags: [],
    status: 'ACTIVE',
    publishedAt: instant,
    createdAt: instant,
    updatedAt: instant,
    image: null,
    variants: [
      {
        id: '11',
        title: 'Default Title',
        sku: 'LS',
        price: 4900,
        compareAtPrice: null,
        tracked: true,
        inventoryQuantity: 3,
        inventoryPolicy: 'DENY',
        selectedOptions: [{ name: 'Title', value: 'Default Title' }],
      },
    ],
    ...change,
  };
}
