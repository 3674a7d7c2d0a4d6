// What a visitor allowed, as Shopify's Customer Privacy API names it, and how the cookie keeps it. Read on the server
// and in the browser.

export type Consent = {
  analytics: boolean;
  marketing: boolean;
  preferences: boolean;
  saleOfData: boolean;
};

export type ConsentChoice = 'accept' | 'decline' | 'save';

export const CONSENT_COOKIE = '_tracking_consent';
export const CONSENT_DAYS = 365;

/** Where consent is asked for, nothing is allowed before the answer. */
export const NOTHING: Consent = {
  analytics: false,
  marketing: false,
  preferences: false,
  saleOfData: false,
};

/** Data may be sold or shared only where marketing is allowed. */
export function decide(choice: ConsentChoice, boxes: (name: string) => boolean): Consent {
  const allows = (name: string) => choice === 'accept' || (choice === 'save' && boxes(name));
  const marketing = allows('marketing');
  return {
    analytics: allows('analytics'),
    marketing,
    preferences: allows('preferences'),
    saleOfData: marketing,
  };
}

export function isChoice(text: unknown): text is ConsentChoice {
  return text === 'accept' || text === 'decline' || text === 'save';
}

export function writeConsent(consent: Consent): string {
  const bit = (allowed: boolean) => (allowed ? '1' : '0');
  const { analytics, marketing, preferences, saleOfData } = consent;
  const CMP = { a: bit(analytics), m: bit(marketing), p: bit(preferences), s: bit(saleOfData) };
  return JSON.stringify({ con: { CMP }, v: '2.1' });
}

/** Null while the visitor has not answered, or where the cookie is not one of ours. */
export function parseConsent(text: string | undefined): Consent | null {
  if (!text) return null;
  try {
    const { con } = JSON.parse(text) as { con?: { CMP?: Record<string, unknown> } };
    if (!con?.CMP) return null;
    const { a, m, p, s } = con.CMP;
    return {
      analytics: a === '1',
      marketing: m === '1',
      preferences: p === '1',
      saleOfData: s === '1',
    };
  } catch {
    return null;
  }
}
