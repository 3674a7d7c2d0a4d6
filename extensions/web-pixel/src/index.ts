// The web pixel of Attune, for Shopify's sandbox in a shopper's browser: hears what the storefront publishes, keeps the
// few facts that matter and sends them to the shop's own door. Says nothing without consent, and never disturbs a page:
// what happened on a page before its visitor agreed is not told later.
import { register } from '@shopify/web-pixels-extension';
import { createOutbox } from './outbox';
import { TOLD, contextOf, type Published } from './told';

/** A theme's preview or editor: the merchant looks, not a shopper. */
const STAFF = /[?&](preview_theme_id|oseid|_ab)=/;

/** The page goes with these, and takes along what waits. */
const AT_ONCE = [
  'form_submitted',
  'checkout_contact_info_submitted',
  'checkout_completed',
  'attune:downloaded_content',
];

register(({ analytics, browser, customerPrivacy, init, settings }) => {
  let allowed = isAllowed(init.customerPrivacy);
  const url = `${settings.endpoint}/${settings.key}`;
  const outbox = createOutbox(url, (to, body) => browser.sendBeacon(to, body));

  customerPrivacy.subscribe('visitorConsentCollected', (event) => {
    allowed = isAllowed(event.customerPrivacy);
    if (!allowed) outbox.clear();
  });

  for (const [name, tell] of Object.entries(TOLD)) {
    analytics.subscribe(name, (published: unknown) => {
      // Whatever a theme publishes, its page goes on.
      try {
        const event = published as Published;
        const search = contextOf(event, init.context).search ?? '';
        const facts = allowed && !STAFF.test(search) ? tell(event, init.context) : null;
        if (!facts) return;
        outbox.put(
          {
            id: event.id,
            name,
            clientId: event.clientId,
            timestamp: event.timestamp,
            customerId: init.data.customer?.id ?? undefined,
            click: new URLSearchParams(search).get('attune') ?? undefined,
            ...facts,
          },
          AT_ONCE.includes(name),
        );
      } catch {
        return;
      }
    });
  }
});

type Privacy = {
  analyticsProcessingAllowed: boolean;
  marketingAllowed: boolean;
  saleOfDataAllowed: boolean;
};

/** Shopify does not load a pixel without what its file asks for; a person may still change his or her mind. */
function isAllowed(privacy: Privacy): boolean {
  return (
    privacy.analyticsProcessingAllowed && privacy.marketingAllowed && privacy.saleOfDataAllowed
  );
}
