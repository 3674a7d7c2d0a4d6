// `window.Shopify` as themes and app embeds find it: where the shop is, what the visitor allowed, and how apps tell
// pixels and Shopify of what they know.
import { readVisitor } from '../../consent/visitor';
import type { PageData } from '../protocol';
import type { Privacy } from './privacy';
import type { Publish } from './publish';

type Parts = { privacy: Privacy; publish: Publish };
type Feature = { name?: unknown; version?: unknown };
type Loaded = (fault?: Error) => void;

const FEATURES: readonly unknown[] = ['consent-tracking-api'];

export function makeShopify({ init }: PageData, { privacy, publish }: Parts) {
  const { shop } = init;
  return {
    shop: shop.myshopifyDomain,
    locale: document.documentElement.lang,
    country: shop.countryCode,
    currency: { active: shop.paymentSettings.currencyCode, rate: '1.0' },
    routes: { root: '/store/' },
    customerPrivacy: privacy.api,
    loadFeatures,
    analytics: {
      /** Shopify's own sends no event without a name. */
      publish: (name: unknown, payload?: unknown, _options?: unknown): boolean => {
        if (typeof name !== 'string' || name === '') return false;
        publish({ name, type: 'custom', data: payload ?? null });
        return true;
      },
      visitor: (given: unknown, options?: unknown): boolean =>
        tellVisitor(privacy, [given, options]),
    },
  };
}

/** There from the start; at Shopify they arrive later, so nobody is called before he has asked. */
function loadFeatures(features: Feature[], done?: Loaded): void {
  const missing = features.find(({ name }) => !FEATURES.includes(name));
  const fault = missing && new Error(`There is no feature ${String(missing.name)}.`);
  queueMicrotask(() => done?.(fault));
}

function tellVisitor(privacy: Privacy, [given, options]: [unknown, unknown]): boolean {
  const { analytics, marketing } = privacy.current();
  if (!analytics || !marketing || !readVisitor(given, options)) return false;
  return navigator.sendBeacon('/store/visitor', JSON.stringify([given, options]));
}
