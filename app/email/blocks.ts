// Pure: the block vocabulary of a mail as typed data: what a template version stores and `compose.ts` reads.
// Texts are written in the inline syntax of `inline.ts`; nothing here knows HTML.

export type TemplateContent = {
  subject: string;
  previewText: string;
  blocks: Block[];
};

export type Block =
  | { kind: 'header' }
  | { kind: 'headline'; text: string }
  | { kind: 'section-title'; text: string }
  | { kind: 'text'; text: string; tone?: 'body' | 'quiet' }
  | { kind: 'button'; label: string; link: LinkName }
  | ProductsBlock
  | FeaturedProductBlock
  | ProductListBlock
  | { kind: 'divider' }
  | FooterBlock;

/** Two columns of product cards; odd counts are trimmed, and with no products the fallback text stands here. */
export type ProductsBlock = {
  kind: 'products';
  limit: 2 | 4 | 6;
  ratio: PictureRatio;
  fallback: string | null;
};

/** The first product alone over the whole width; without products nothing stands here. */
type FeaturedProductBlock = { kind: 'featured-product'; ratio: PictureRatio };

/** The products after the first, one below the other: rows have no orphans, so any count may stand here. */
type ProductListBlock = { kind: 'product-list'; title: string; limit: 1 | 2 | 3 | 4 };

/** Who sends, from where, and why this mail came; the way out is always part of it. */
export type FooterBlock = { kind: 'footer'; why: string };

export type PictureRatio = '1:1' | '4:5';

/** A picture's place in CSS pixels. */
export type PictureSize = { width: number; height: number };

/** The addresses of a message, signed for each recipient; `product` is the first product's, else the shop's. */
export type LinkName = 'shop' | 'product' | 'unsubscribe' | 'preferences' | 'confirm';

/** What one recipient's message is filled with. Prices are ready words ("1.234,56 €"), see `money.ts`. */
export type MessageValues = {
  firstName: string | null;
  products: ProductCard[];
  /** False: the products were chosen without anything that is known of the person. */
  isPersonal?: boolean;
  links: { shop: string; unsubscribe: string; preferences?: string | null; confirm?: string };
};

export type ProductCard = {
  title: string;
  url: string;
  /** The catalogue's own address; the renderer asks the shop's image service for the crop. Null: a soft plate. */
  imageUrl: string | null;
  imageAlt: string;
  price: string;
  compareAtPrice: string | null;
  /** A few human words, or '' for none. */
  reason: string;
};

/** Products shown for a count of candidates: at most the block's limit, never an odd one. */
export function evenCount(available: number, limit: number): number {
  const count = Math.min(available, limit);
  return count - (count % 2);
}
