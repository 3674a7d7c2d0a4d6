// The image service as a mail client or a browser meets it.
import { expect, test } from 'vitest';
import { openGallery } from '../../../sandbox/pictures/gallery';
import { paintLogo } from '../../../sandbox/pictures/logo';
import { pictureRoutes } from '../../../sandbox/pictures/routes';
import { makeContext, makeProduct, makeShop } from '../make-context';

const routes = pictureRoutes(makeContext({ shop: makeShop({ products: [makeProduct()] }) }));

/** A PNG begins with eight fixed bytes; width and height stand at bytes 16 and 20 (PNG specification, 11.2.2). */
async function dimensions(path: string) {
  const answer = await routes.request(path);
  const bytes = new DataView(await answer.arrayBuffer());
  expect(bytes.getUint32(0)).toBe(0x89504e47);
  return [bytes.getUint32(16), bytes.getUint32(20)];
}

test('paints the picture of a product it sells', async () => {
  const answer = await routes.request('/products/linen-shirt.png?width=64');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.headers.get('cache-control')).toContain('max-age');
});

test('cuts and fits pictures as Shopify’s service does', async () => {
  const path = '/products/linen-shirt.png';
  expect(await dimensions(path)).toEqual([1200, 1200]);
  expect(await dimensions(`${path}?width=80`)).toEqual([80, 80]);
  expect(await dimensions(`${path}?width=80&height=100&crop=center`)).toEqual([80, 100]);
  expect(await dimensions(`${path}?width=80&height=100`)).toEqual([80, 80]);
  expect(await dimensions('/logo.png?width=64')).toEqual([64, 64]);
});

test('answers 404 for a handle that it does not know', async () => {
  expect((await routes.request('/products/no-such-thing.png')).status).toBe(404);
  expect((await routes.request('/products/linen-shirt.jpg')).status).toBe(404);
});

test('says what is wrong with a size that is none', async () => {
  const answer = await routes.request('/products/linen-shirt.png?width=wide');
  expect(answer.status).toBe(400);
  expect(await answer.text()).toBe('width and height must be whole numbers above 0.');
});

test('answers 304 to a client that has the picture', async () => {
  const path = '/products/linen-shirt.png?width=40';
  const etag = (await routes.request(path)).headers.get('etag') ?? '';
  const again = await routes.request(path, { headers: { 'If-None-Match': etag } });
  expect(again.status).toBe(304);
});

test('paints a picture once however many ask for it', async () => {
  const gallery = openGallery();
  let painted = 0;
  const paint = () => {
    painted += 1;
    return paintLogo('Harbor & Pine', 32);
  };
  await Promise.all([gallery.show('a', paint), gallery.show('a', paint)]);
  await gallery.show('a', paint);
  expect(painted).toBe(1);
});

test('forgets the oldest pictures beyond its bound', async () => {
  const paint = () => paintLogo('Harbor & Pine', 32);
  const { png } = await openGallery().show('a', paint);
  const small = openGallery(2 * png.byteLength);
  let repainted = 0;
  for (const key of ['a', 'b', 'c', 'a', 'c']) {
    await small.show(key, () => {
      repainted += 1;
      return paint();
    });
  }
  // a, b, c are painted; c pushed a out, so a is painted again and pushes b out; c is still there.
  expect(repainted).toBe(4);
});
