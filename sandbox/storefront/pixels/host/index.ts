// The script of every page of the storefront: `window.Shopify` with the Customer Privacy API and what apps tell
// Shopify, at once, and with the page's end the consent banner and the web pixels with what happened on the page.
import type { PageData, PageEvent } from '../protocol';
import { startBanner } from './banner';
import { watchCheckout, watchForms } from './forms';
import { createPrivacy, type Privacy } from './privacy';
import { createPublisher, type Publish } from './publish';
import { makeShopify } from './shopify';

const written = document.getElementById('page-data')?.textContent;
if (written) start(JSON.parse(written) as PageData);

/** Scripts of the theme may speak before the page has ended: what they tell then waits for the pixels. */
function start(data: PageData): void {
  const privacy = createPrivacy();
  const early: PageEvent[] = [];
  let publish: Publish = (event) => void early.push(event);
  const shopify = makeShopify(data, { privacy, publish: (event) => publish(event) });
  Object.defineProperty(window, 'Shopify', { value: shopify });
  document.addEventListener('DOMContentLoaded', () => {
    publish = startPage(data, privacy);
    early.forEach(publish);
  });
}

function startPage(data: PageData, privacy: Privacy): Publish {
  const publish = createPublisher(data, privacy);
  startBanner(privacy);
  for (const event of data.events) publish(event);
  watchForms(publish);
  if (data.checkout) watchCheckout(data.checkout, publish);
  return publish;
}
