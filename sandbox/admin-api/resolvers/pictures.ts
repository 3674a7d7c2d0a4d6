// Product pictures: the shop's own address, or the sandbox's image service for a product that has none.

import { gid } from '../graphql/wire-values';
import type { ShopProduct } from '../../shop/shop-data';
import { type Args, describeType, type ResolverMap, textArg, type World } from './field';

type Picture = { product: ShopProduct };

/** What the painter paints; Shopify reports the size of the uploaded file. */
const SIDE = 1200;

function pictureUrl({ product }: Picture, world: World, transform: Args = {}): string {
  const { origin } = world.context;
  const url = new URL(product.image?.url || `/cdn/products/${product.handle}.png`, origin);
  const width = transform.maxWidth;
  const height = transform.maxHeight;
  if (typeof width === 'number') url.searchParams.set('width', String(width));
  if (typeof height === 'number') url.searchParams.set('height', String(height));
  const crop = textArg(transform, 'crop');
  if (crop) url.searchParams.set('crop', crop.toLowerCase());
  return url.href;
}

const altText = ({ product }: Picture) => product.image?.altText || product.title;

export const pictureTypes: ResolverMap = {
  MediaImage: describeType<Picture>({
    id: ({ product }) => gid('MediaImage', product.id),
    alt: altText,
    mediaContentType: () => 'IMAGE',
    status: () => 'READY',
    mimeType: () => 'image/png',
    image: (picture) => picture,
    preview: (picture) => picture,
  }),
  MediaPreviewImage: describeType<Picture>({
    image: (picture) => picture,
    status: () => 'READY',
  }),
  Image: describeType<Picture>({
    id: ({ product }) => gid('ImageSource', product.id),
    altText,
    width: () => SIDE,
    height: () => SIDE,
    url: {
      args: ['transform'],
      resolve: (picture, args, world) =>
        pictureUrl(picture, world, (args.transform as Args | null | undefined) ?? {}),
    },
    originalSrc: (picture, _args, world) => pictureUrl(picture, world),
    src: (picture, _args, world) => pictureUrl(picture, world),
    transformedSrc: {
      args: ['maxWidth', 'maxHeight', 'crop'],
      resolve: (picture, args, world) => pictureUrl(picture, world, args),
    },
  }),
};
