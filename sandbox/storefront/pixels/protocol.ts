// What passes between a page of the storefront and the frame that runs a web pixel: the page's data, the events, and
// the pixel's calls to the browser. Read by the server, the page and the frame.
import type { Checkout, Context, RegisterInit } from '@shopify/web-pixels-extension';
import type { Consent } from '../consent/consent';

/** Something that this page saw happen; the page's script makes it a full event. */
export type PageEvent = { name: string; type: 'standard' | 'custom' | 'dom'; data: unknown };

export type PixelOnPage = {
  id: string;
  /** The page that the frame opens. */
  address: string;
  settings: Record<string, string>;
  /** Every one that is asked for must be given before the pixel is loaded. */
  needs: Consent;
};

/** Written into each page as JSON. */
export type PageData = {
  /** The sandbox's time as the page was made: the browser's own clock is somewhere else. */
  now: number;
  /** What `init.data` hands to each pixel. */
  init: RegisterInit['data'];
  events: PageEvent[];
  /** On the checkout page: what an event about its fields builds on. */
  checkout: Checkout | null;
  pixels: PixelOnPage[];
};

/** Shopify's envelope; `data` or `customData` by type. */
export type PixelEvent = {
  id: string;
  clientId: string;
  name: string;
  type: PageEvent['type'];
  timestamp: string;
  seq: number;
  context?: Context;
  data?: unknown;
  customData?: unknown;
};

export type Privacy = RegisterInit['customerPrivacy'];

/** The page to the frame; the first one brings the port that the others take. */
export type ToFrame =
  | { kind: 'start'; settings: Record<string, string>; init: RegisterInit }
  | { kind: 'event'; event: PixelEvent }
  | { kind: 'consent'; customerPrivacy: Privacy }
  | { kind: 'answer'; call: number; value?: unknown; problem?: string };

/** The frame to the page. */
export type ToPage =
  | { kind: 'handled'; eventId: string }
  | { kind: 'call'; call: number; method: string; args: (string | number | undefined)[] };

export function privacyOf({ analytics, marketing, preferences, saleOfData }: Consent): Privacy {
  return {
    analyticsProcessingAllowed: analytics,
    marketingAllowed: marketing,
    preferencesProcessingAllowed: preferences,
    saleOfDataAllowed: saleOfData,
  };
}

/** Shopify loads a pixel only when every permission that it declares is granted. */
export function isAllowed(needs: Consent, given: Consent): boolean {
  return (Object.keys(needs) as (keyof Consent)[]).every((kind) => !needs[kind] || given[kind]);
}
