// What the visitor allowed, in the browser: kept in the cookie, told to the page by the event that Shopify's themes
// listen to, and asked through Shopify.customerPrivacy.
import {
  CONSENT_COOKIE,
  CONSENT_DAYS,
  NOTHING,
  parseConsent,
  writeConsent,
  type Consent,
} from '../../consent/consent';
import { readCookie, writeCookie } from './cookies';

export type Privacy = {
  /** What is allowed at this moment. */
  current(): Consent;
  save(consent: Consent): void;
  onChange(listener: (consent: Consent) => void): void;
  api: Record<string, (...args: never[]) => unknown>;
};

const COLLECTED = 'visitorConsentCollected';

export function createPrivacy(): Privacy {
  const listeners: ((consent: Consent) => void)[] = [];
  const current = () => parseConsent(readCookie(CONSENT_COOKIE)) ?? NOTHING;
  const save = (consent: Consent) => {
    writeCookie(CONSENT_COOKIE, writeConsent(consent), CONSENT_DAYS);
    for (const listener of listeners) listener(consent);
    document.dispatchEvent(new CustomEvent(COLLECTED, { detail: detailOf(consent) }));
  };
  return {
    current,
    save,
    onChange: (listener) => void listeners.push(listener),
    api: {
      analyticsProcessingAllowed: () => current().analytics,
      marketingAllowed: () => current().marketing,
      preferencesProcessingAllowed: () => current().preferences,
      saleOfDataAllowed: () => current().saleOfData,
      shouldShowBanner: () => parseConsent(readCookie(CONSENT_COOKIE)) === null,
      setTrackingConsent: (given: Given, done?: () => void) => {
        save(merge(current(), given));
        done?.();
      },
    },
  };
}

/** As Shopify's own call names them. */
type Given = {
  analytics?: boolean;
  marketing?: boolean;
  preferences?: boolean;
  sale_of_data?: boolean;
};

function merge(before: Consent, given: Given): Consent {
  return {
    analytics: given.analytics ?? before.analytics,
    marketing: given.marketing ?? before.marketing,
    preferences: given.preferences ?? before.preferences,
    saleOfData: given.sale_of_data ?? before.saleOfData,
  };
}

function detailOf({ analytics, marketing, preferences, saleOfData }: Consent) {
  return {
    analyticsAllowed: analytics,
    marketingAllowed: marketing,
    preferencesAllowed: preferences,
    saleOfDataAllowed: saleOfData,
    firstPartyMarketingAllowed: marketing,
    thirdPartyMarketingAllowed: marketing,
  };
}
