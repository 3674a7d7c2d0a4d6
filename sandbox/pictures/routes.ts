// The image service of the sandbox: `/cdn/products/HANDLE.png` and `/cdn/logo.png`, with Shopify's own `width`,
// `height` and `crop=center`. Mounted at `/cdn`.
import { Hono, type Context } from 'hono';
import type { SandboxContext } from '../context';
import type { ShopProduct } from '../shop/shop-data';
import { openGallery, type Picture } from './gallery';
import { paintLogo } from './logo';
import { paintProduct, type Size } from './paint';

const USUAL = 1200;
const LARGEST = 2048;
const USUAL_LOGO = 256;

export function pictureRoutes(context: SandboxContext): Hono {
  const gallery = openGallery();
  const find = productFinder(context);
  const routes = new Hono();

  routes.get('/products/:file{.+\\.png}', async (c) => {
    const product = find(c.req.param('file').slice(0, -'.png'.length));
    if (!product) return c.text('No product of this shop has that handle.', 404);
    const size = readSize(c);
    if (!size) return c.text('width and height must be whole numbers above 0.', 400);
    const { handle, title, productType } = product;
    const key = JSON.stringify([handle, title, productType, size]);
    return answer(c, await gallery.show(key, () => paintProduct(product, size)));
  });

  routes.get('/logo.png', async (c) => {
    const side = readSide(c.req.query('width') ?? c.req.query('height'), USUAL_LOGO);
    if (side === null) return c.text('width must be a whole number above 0.', 400);
    const { name } = context.shop;
    const key = JSON.stringify(['logo', name, side]);
    return answer(c, await gallery.show(key, () => paintLogo(name, side)));
  });
  return routes;
}

/** Products may be added while the sandbox runs: what the index does not know is looked for once more. */
function productFinder({ shop }: SandboxContext): (handle: string) => ShopProduct | undefined {
  let index = new Map<string, ShopProduct>();
  return (handle) => {
    const known = index.get(handle);
    if (known) return known;
    if (index.size !== shop.products.length) {
      index = new Map(shop.products.map((product) => [product.handle, product]));
    }
    return index.get(handle);
  };
}

function readSide(value: string | undefined, usual: number): number | null {
  if (value === undefined) return usual;
  if (!/^[1-9]\d{0,6}$/.test(value)) return null;
  return Math.min(LARGEST, Number(value));
}

/** The original is square; without `crop` it is fitted into the box, with it the box is filled. */
function readSize(c: Context): Size | null {
  const { width: askedWidth, height: askedHeight, crop } = c.req.query();
  const width = readSide(askedWidth, USUAL);
  const height = readSide(askedHeight, USUAL);
  if (width === null || height === null) return null;
  if (askedWidth === undefined && askedHeight === undefined) return { width, height };
  if (askedHeight === undefined) return { width, height: width };
  if (askedWidth === undefined) return { width: height, height };
  const side = Math.min(width, height);
  return crop === 'center' ? { width, height } : { width: side, height: side };
}

function answer(c: Context, { png, etag }: Picture): Response {
  c.header('Cache-Control', 'public, max-age=86400');
  c.header('ETag', etag);
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304);
  return c.body(png, 200, { 'Content-Type': 'image/png' });
}
