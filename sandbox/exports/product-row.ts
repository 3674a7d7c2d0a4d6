// Reads the cells of one row of products_export.csv: how its product is listed, its variant, its picture.

import type { ShopProduct, ShopProductVariant } from '../shop/shop-data';
import type { ColumnName } from './files/columns';
import type { Row } from './files/read-table';
import { parseWhole, parseYes } from './values/cells';
import { createFaults, quote } from './values/faults';
import { parseMoney } from './values/money';

export const PRODUCT_COLUMNS = {
  handle: { names: ['Handle', 'URL handle'], needed: true },
  title: { names: ['Title'], needed: true },
  body: { names: ['Body (HTML)', 'Body HTML', 'Description'] },
  vendor: { names: ['Vendor'] },
  type: { names: ['Type', 'Product type', 'Custom Product Type'] },
  tags: { names: ['Tags'] },
  published: { names: ['Published', 'Published on online store'] },
  status: { names: ['Status'] },
  option1Name: { names: ['Option1 Name'] },
  option1: { names: ['Option1 Value'] },
  option2Name: { names: ['Option2 Name'] },
  option2: { names: ['Option2 Value'] },
  option3Name: { names: ['Option3 Name'] },
  option3: { names: ['Option3 Value'] },
  sku: { names: ['Variant SKU', 'SKU'] },
  tracker: { names: ['Variant Inventory Tracker', 'Inventory tracker'] },
  quantity: { names: ['Variant Inventory Qty', 'Inventory quantity'] },
  policy: { names: ['Variant Inventory Policy', 'Continue selling when out of stock'] },
  price: { names: ['Variant Price', 'Price'], needed: true },
  compareAt: { names: ['Variant Compare At Price', 'Compare-at price', 'Compare at price'] },
  imageUrl: { names: ['Image Src', 'Product image URL'] },
  imageAlt: { names: ['Image Alt Text'] },
} satisfies Record<string, ColumnName>;

export type ProductColumn = keyof typeof PRODUCT_COLUMNS;

/** A variant before the currency is known: `price` and `compareAtPrice` are the file's own texts. */
export type VariantDraft = Omit<ShopProductVariant, 'price' | 'compareAtPrice'> & {
  price: string;
  compareAtPrice: string;
};

/** A product before its first sale, and with it its date, is known. */
export type ProductDraft = Omit<
  ShopProduct,
  'publishedAt' | 'createdAt' | 'updatedAt' | 'variants'
> & { published: boolean; variants: VariantDraft[] };

/** Shopify publishes where "Published" is left empty; without a status, it alone decides. */
export function readListing(
  row: Row<ProductColumn>,
): Pick<ProductDraft, 'status' | 'published'> | string {
  const publishedText = row.cell('published');
  const published = publishedText === '' ? true : parseYes(publishedText);
  if (published === null) {
    return `“Published” is ${quote(publishedText)}, which is neither true nor false`;
  }
  const status = row.cell('status').toLowerCase();
  if (status === '') return { status: published ? 'ACTIVE' : 'DRAFT', published };
  if (status === 'active') return { status: 'ACTIVE', published };
  if (status === 'unlisted') return { status: 'ACTIVE', published: false };
  if (status === 'draft') return { status: 'DRAFT', published };
  if (status === 'archived') return { status: 'ARCHIVED', published };
  return `the status ${quote(row.cell('status'))} is none of active, draft, archived and unlisted`;
}

export function readOptions(
  names: string[],
  values: string[],
): ShopProductVariant['selectedOptions'] {
  const options = values.flatMap((value, place) =>
    value === '' ? [] : [{ name: names[place] || `Option ${place + 1}`, value }],
  );
  return options.length > 0 ? options : [{ name: 'Title', value: 'Default Title' }];
}

export function readVariant(
  row: Row<ProductColumn>,
  known: Pick<VariantDraft, 'id' | 'title' | 'sku' | 'selectedOptions'>,
): VariantDraft | string {
  const faults = createFaults();
  const [price, compareAtPrice] = [row.cell('price'), row.cell('compareAt')];
  if (price === '') faults.note('the variant has no price');
  faults.note(priceFault('price', price));
  faults.note(priceFault('compare-at price', compareAtPrice));

  const stock = row.cell('quantity');
  const inventoryQuantity = stock === '' ? 0 : parseWhole(stock);
  if (inventoryQuantity === null) faults.note(`the stock ${quote(stock)} is not a whole number`);
  if (faults.first) return faults.first;
  return {
    ...known,
    price,
    compareAtPrice,
    // Shops with several locations export no quantity: unknown stock must not read as sold out.
    tracked: row.cell('tracker') !== '' && stock !== '',
    inventoryQuantity: inventoryQuantity ?? 0,
    inventoryPolicy: /^(continue|true|yes)$/i.test(row.cell('policy')) ? 'CONTINUE' : 'DENY',
  };
}

function priceFault(what: string, text: string): string | null {
  const amount = text === '' ? 0 : parseMoney(text, 3);
  if (amount === null) return `the ${what} ${quote(text)} is not a number`;
  return amount < 0 ? `the ${what} ${quote(text)} is below zero` : null;
}

export function readImage(row: Row<ProductColumn>): ProductDraft['image'] {
  const url = row.cell('imageUrl');
  return /^https?:\/\/\S+$/i.test(url) ? { url, altText: row.cell('imageAlt') } : null;
}
