// The script of every page of the storefront: the consent banner, Shopify's Customer Privacy API, and the web pixels
// with what happens on the page.
import type { PageData } from '../protocol';
import { startBanner } from './banner';
import { watchCheckout, watchForms } from './forms';
import { createPrivacy } from './privacy';
import { createPublisher } from './publish';

const written = document.getElementById('page-data')?.textContent;
if (written) start(JSON.parse(written) as PageData);

function start(data: PageData): void {
  const privacy = createPrivacy();
  const publish = createPublisher(data, privacy);
  Object.defineProperty(window, 'Shopify', {
    value: {
      customerPrivacy: privacy.api,
      analytics: {
        publish: (name: string, payload: unknown) => {
          publish({ name, type: 'custom', data: payload ?? null });
          return true;
        },
      },
    },
  });
  startBanner(privacy);
  for (const event of data.events) publish(event);
  watchForms(publish);
  if (data.checkout) watchCheckout(data.checkout, publish);
}
