// The storefront over HTTP: a small shop to click through, where the links in mails lead.
import { Hono, type Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { SandboxContext } from '../context';
import { staticFiles } from '../static-files';
import { findCollection, findProduct, listCollections, searchProducts } from './catalogue';
import { renderLayout, type Html, type LayoutOptions } from './layout';
import { renderHome, renderListing, renderMissing, renderProduct } from './pages';

// A description is the merchant's own HTML; no script in it may run beside the sandbox's admin.
const policy = {
  defaultSrc: ["'self'"],
  imgSrc: ['*', 'data:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  scriptSrc: ["'none'"],
  frameAncestors: ["'self'"],
};

export function storefrontRoutes(context: SandboxContext): Hono {
  const routes = new Hono();
  routes.route('/assets', staticFiles(new URL('./public/', import.meta.url)));
  routes.use(secureHeaders({ contentSecurityPolicy: policy }));

  const show = (c: Context, body: Html, options: Partial<LayoutOptions> = {}) =>
    c.html(renderLayout(context, { collections: listCollections(context), ...options }, body));
  const showMissing = (c: Context, what: string) => {
    c.status(404);
    return show(c, renderMissing(what), { title: what });
  };

  routes.get('/', (c) => show(c, renderHome(context, listCollections(context))));

  routes.get('/products/:handle', (c) => {
    const product = findProduct(context, c.req.param('handle'));
    if (!product) return showMissing(c, 'This product is not here');
    const body = renderProduct(context, product, c.req.query('variant'));
    return show(c, body, { title: product.title });
  });

  routes.get('/collections/:handle', (c) => {
    const handle = c.req.param('handle');
    const collection = findCollection(context, handle);
    if (!collection) return showMissing(c, 'This collection is not here');
    const { title, products } = collection;
    const path = `/store/collections/${handle}`;
    const body = renderListing(context, { title, products, path, page: readPage(c) });
    return show(c, body, { title, current: handle });
  });

  routes.get('/search', (c) => {
    const words = c.req.query('q')?.trim() ?? '';
    const title = words ? `Results for “${words}”` : 'Search';
    const products = searchProducts(context, words);
    const body = renderListing(context, {
      title,
      products,
      path: '/store/search',
      query: { q: words },
      page: readPage(c),
    });
    return show(c, body, { title, words });
  });

  routes.get('*', (c) => showMissing(c, 'This page is not here'));
  return routes;
}

function readPage(c: Context): number {
  const page = Number(c.req.query('page') ?? 1);
  return Number.isInteger(page) && page > 0 ? page : 1;
}
