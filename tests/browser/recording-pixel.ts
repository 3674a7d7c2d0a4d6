// A web pixel for the tests of the sandbox's runtime: sends on whatever it hears and sees, and tries what it must not.
import { register } from '@shopify/web-pixels-extension';

type Attempt = () => unknown;

/** Whatever a strict pixel may not reach; each must fail or find nothing. */
const attempts: Record<string, Attempt> = {
  'page’s document': () => (globalThis as { parent?: Window }).parent?.document.title,
  'page’s address': () => (globalThis as { parent?: Window }).parent?.location.href,
  'own cookies': () => self.document.cookie,
  'own storage': () => self.localStorage.length,
  window: () => (typeof window === 'undefined' ? null : window),
  document: () => (typeof document === 'undefined' ? null : document),
};

register(({ analytics, browser, customerPrivacy, init, settings }) => {
  const send = (kind: string, what: unknown) =>
    fetch(settings.endpoint as string, {
      method: 'POST',
      keepalive: true,
      body: JSON.stringify({ kind, what, key: settings.key as string }),
    });

  void send('init', init);
  analytics.subscribe('all_events', (event: unknown) => void send('event', event));
  customerPrivacy.subscribe('visitorConsentCollected', (event) => void send('consent', event));
  const tryEverything = async () => {
    await browser.cookie.set('seen=by-pixel; path=/store');
    await browser.localStorage.setItem('kept', 'by pixel');
    const found = {
      cookie: await browser.cookie.get('seen'),
      ofPage: await browser.localStorage.getItem('of-page'),
      missing: await browser.sessionStorage.getItem('missing'),
      order: await browser.cookie.get('customer'),
    };
    await browser.sendBeacon(settings.endpoint as string, JSON.stringify({ kind: 'beacon' }));
    void send('found', { found, reached: await reach(), origin: self.origin });
  };
  analytics.subscribe('try_everything', () => void tryEverything());
});

async function reach(): Promise<string[]> {
  const reached: string[] = [];
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      if (attempt() !== null) reached.push(name);
    } catch {
      continue;
    }
  }
  const account = await fetch('/store/account', { credentials: 'include' }).catch(() => null);
  if (account) reached.push('the customer’s account');
  return reached;
}
