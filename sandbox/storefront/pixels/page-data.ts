// What each page of the storefront hands to its script as JSON: the data that pixels start with, what happened, and
// which pixels the shop has.
import { html, raw } from 'hono/html';
import type { SandboxContext } from '../../context';
import type { WebPixelExtension } from '../../extensions/read-extension';
import type { Html } from '../layout';
import type { Visit } from '../visit';
import type { PageData, PageEvent, PixelOnPage } from './protocol';
import { cartOf, customerOf, shopOf } from './shapes';

/** Answers the app's web pixel extension, null where it has none. */
export type ReadPixel = () => WebPixelExtension | null;

export type PageFacts = { events: PageEvent[]; checkout?: PageData['checkout'] };

export function pageDataOf(
  context: SandboxContext,
  readPixel: ReadPixel,
  { visit, facts }: { visit: Visit; facts: PageFacts },
): PageData {
  const { cart, customer } = visit;
  return {
    now: context.clock.now().getTime(),
    init: {
      customer: customer && customerOf(context, customer),
      cart: cartOf(context, cart),
      shop: shopOf(context),
      purchasingCompany: null,
    },
    events: facts.events,
    checkout: facts.checkout ?? null,
    pixels: pixelsOf(context, readPixel),
  };
}

/** None before the app made its pixel, and none after it was uninstalled. */
function pixelsOf({ installation }: SandboxContext, readPixel: ReadPixel): PixelOnPage[] {
  const { isInstalled, pixel } = installation.current();
  const extension = isInstalled && pixel ? readPixel() : null;
  if (!pixel || !extension) return [];
  const { analytics, marketing, preferences, saleOfData } = extension.customerPrivacy;
  return [
    {
      id: pixel.id,
      address: '/store/pixels/frame',
      settings: pixel.settings,
      needs: { analytics, marketing, preferences, saleOfData: saleOfData === 'enabled' },
    },
  ];
}

/** A script element that holds no script: no policy stops it, and no text in it may end it. */
export function renderPageData(data: PageData): Html {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return html`<script type="application/json" id="page-data">
    ${raw(json)}
  </script>`;
}
