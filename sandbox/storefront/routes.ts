// The storefront over HTTP: a small shop to click through and to buy in, where the links in mails lead.
import { Hono, type Context } from 'hono';
import { csrf } from 'hono/csrf';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import type { SandboxContext } from '../context';
import { readWebPixel } from '../extensions/read-extension';
import { staticFiles } from '../static-files';
import { newsletterRoutes } from './account/newsletter';
import { accountRoutes } from './account/routes';
import { cartRoutes } from './cart/routes';
import { findCollection, findProduct, listCollections, searchProducts } from './catalogue';
import { checkoutRoutes } from './checkout/routes';
import { consentRoutes } from './consent/routes';
import { visitorRoutes } from './consent/visitor-routes';
import type { Html } from './layout';
import { renderHome, renderListing, renderProduct, shownOf } from './pages';
import type { ReadPixel } from './pixels/page-data';
import { pixelRoutes } from './pixels/routes';
import { collectionOf, searchOf, variantOf } from './pixels/shapes';
import { proxyRoutes } from './proxy/routes';
import { createPages } from './show-page';
import { extensionRoutes } from './theme/routes';
import { chooseVariant } from './variants';

// A description is the merchant's own HTML: no script in it may run beside the sandbox's admin. What runs are the
// storefront's own files, and pixels in a frame that is nobody's origin.
const policy = ({ origin }: SandboxContext) => ({
  defaultSrc: ["'self'"],
  imgSrc: ['*', 'data:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  // And what the app's theme extension spells out in its own files.
  scriptSrc: ["'self'", NONCE],
  // A pixel's beacons leave from the page, to the app behind the sandbox's own address.
  connectSrc: ["'self'", origin],
  frameSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'self'"],
});

/** `readPixel` is another one in tests of the runtime. */
export function storefrontRoutes(
  context: SandboxContext,
  readPixel: ReadPixel = () => readWebPixel(),
): Hono {
  const routes = new Hono();
  routes.route('/assets', staticFiles(new URL('./public/', import.meta.url)));
  routes.route('/pixels', pixelRoutes(readPixel));
  routes.route('/extensions', extensionRoutes(context));
  const pages = createPages(context, readPixel);
  const guard = secureHeaders({
    contentSecurityPolicy: policy(context),
    // Forms lead back to the page they were on.
    referrerPolicy: 'strict-origin-when-cross-origin',
  });
  routes.route('/', proxyRoutes(context, pages, guard));
  routes.use(guard);
  // A page elsewhere must not fill this visitor's cart, and neither may a pixel.
  routes.use(csrf());

  routes.route('/cart', cartRoutes(context, pages));
  routes.route('/checkout', checkoutRoutes(context, pages));
  routes.route('/account', accountRoutes(context, pages));
  routes.route('/contact', newsletterRoutes(context, pages));
  routes.route('/consent', consentRoutes());
  routes.route('/visitor', visitorRoutes(context));

  routes.get('/', (c) =>
    pages.show(c, renderHome(context, listCollections(context)), {
      subject: { template: 'index' },
    }),
  );

  routes.get('/products/:handle', (c) => {
    const product = findProduct(context, c.req.param('handle'));
    if (!product) return pages.showMissing(c, 'This product is not here');
    const variant = chooseVariant(product, c.req.query('variant'));
    const data = { productVariant: variantOf(context, product, variant) };
    const body = (blocks: Html) => renderProduct(context, { product, variant, blocks });
    return pages.show(c, body, {
      title: product.title,
      subject: { template: 'product', product, variantId: variant.id },
      events: [{ name: 'product_viewed', type: 'standard', data }],
    });
  });

  routes.get('/collections/:handle', (c) => {
    const handle = c.req.param('handle');
    const collection = findCollection(context, handle);
    if (!collection) return pages.showMissing(c, 'This collection is not here');
    const { title, products } = collection;
    const page = readPage(c);
    const path = `/store/collections/${handle}`;
    const body = renderListing(context, { title, products, path, page });
    const data = { collection: collectionOf(context, collection, shownOf(products, page)) };
    return pages.show(c, body, {
      title,
      current: handle,
      subject: { template: 'collection', collection },
      events: [{ name: 'collection_viewed', type: 'standard', data }],
    });
  });

  routes.get('/search', (c) => {
    const words = c.req.query('q')?.trim() ?? '';
    const title = words ? `Results for “${words}”` : 'Search';
    const [products, page, path] = [searchProducts(context, words), readPage(c), '/store/search'];
    const body = renderListing(context, { title, products, path, query: { q: words }, page });
    const data = { searchResult: searchOf(context, words, shownOf(products, page)) };
    return pages.show(c, body, {
      title,
      words,
      subject: { template: 'search' },
      events: words ? [{ name: 'search_submitted', type: 'standard', data }] : [],
    });
  });

  routes.get('*', (c) => pages.showMissing(c, 'This page is not here'));
  return routes;
}

function readPage(c: Context): number {
  const page = Number(c.req.query('page') ?? 1);
  return Number.isInteger(page) && page > 0 ? page : 1;
}
