// The admin frame as Shopify's: what the app's address carries when it is opened, and the two scripts.
import { expect, test } from 'vitest';
import { frameAddress } from '../../../sandbox/admin/frame-page';
import { withoutFrameParameters } from '../../../sandbox/admin/protocol';
import { adminFrameRoutes } from '../../../sandbox/admin/routes';
import { checkSessionToken } from '../../../sandbox/admin-api/oauth/session-token';
import { makeContext } from '../make-context';

function frameSource(page: string): URL {
  const source = /<iframe[^>]*src="([^"]*)"/.exec(page)?.[1] ?? '';
  return new URL(source.replaceAll('&amp;', '&'), 'http://127.0.0.1:1');
}

test('opens the app with shop, host and a valid token', async () => {
  const context = makeContext();

  const answer = await adminFrameRoutes(context).request('/apps/attune/app/campaigns?page=2');

  const { pathname, searchParams } = frameSource(await answer.text());
  const host = Buffer.from(searchParams.get('host') ?? '', 'base64').toString();
  expect(pathname).toBe('/app/campaigns');
  expect(searchParams.get('page')).toBe('2');
  expect(searchParams.get('shop')).toBe('small.myshopify.com');
  expect(searchParams.get('embedded')).toBe('1');
  // Shopify's own form of the host: admin.shopify.com/store/NAME.
  expect(host).toBe('admin.shopify.com/store/small');
  expect(checkSessionToken(context, searchParams.get('id_token') ?? '').kind).toBe('valid');
});

test('opens the app at its home and never from a cache', async () => {
  const routes = adminFrameRoutes(makeContext());

  const entry = await routes.request('/');
  const page = await routes.request('/apps/attune');

  expect(entry.headers.get('location')).toBe('/admin/apps/attune');
  expect(frameSource(await page.text()).pathname).toBe('/app');
  expect(page.headers.get('cache-control')).toBe('no-store');
});

test('keeps the address of the app on its own origin', () => {
  const address = frameAddress(makeContext(), '//elsewhere.example/app');

  expect(address.startsWith('/app?')).toBe(true);
});

test('hides from the merchant what Shopify adds to addresses', () => {
  const path = '/app/flows?page=2&shop=a&host=b&embedded=1&id_token=c&locale=en&timestamp=1#top';

  expect(withoutFrameParameters(path)).toBe('/app/flows?page=2#top');
});

test('serves each script bundled into one file', async () => {
  const routes = adminFrameRoutes(makeContext());

  for (const path of ['/app-bridge.js', '/frame.js', '/pages.js']) {
    const answer = await routes.request(path);
    const code = await answer.text();
    expect(answer.headers.get('content-type')).toContain('text/javascript');
    // A classic script: the app loads it without type="module".
    expect(code).not.toMatch(/^\s*(import|export)\b/m);
    expect(code.length).toBeGreaterThan(1000);
  }
});

test('says that a page of the real admin is not here', async () => {
  const answer = await adminFrameRoutes(makeContext()).request('/discounts');

  expect(answer.status).toBe(404);
});
