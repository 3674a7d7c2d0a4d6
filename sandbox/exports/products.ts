// Reads products_export.csv: one product per handle, its first row with the product, every further row a
// variant or only a picture. Prices stay text until the orders have told the shop's currency.

import type { ShopProduct, ShopProductVariant } from '../shop/shop-data';
import type { ExportFile } from './files/find-files';
import type { ColumnNames } from './files/columns';
import { readTable, type Row } from './files/read-table';
import { createIds, type Ids } from './ids';
import { createSetAside, type SetAside } from './set-aside';
import { createFaults, parseMoney, parseTags, parseWhole, parseYes, quote } from './values';
import { withoutApostrophe } from './values';

type Column =
  | 'handle'
  | 'title'
  | 'body'
  | 'vendor'
  | 'type'
  | 'tags'
  | 'published'
  | 'status'
  | 'option1Name'
  | 'option1'
  | 'option2Name'
  | 'option2'
  | 'option3Name'
  | 'option3'
  | 'sku'
  | 'tracker'
  | 'quantity'
  | 'policy'
  | 'price'
  | 'compareAt'
  | 'imageUrl'
  | 'imageAlt';

const COLUMNS: ColumnNames<Column> = {
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
};

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

export type ProductsRead =
  | { kind: 'read'; products: ProductDraft[]; setAside: SetAside }
  | { kind: 'refused'; problem: string };

type Group = {
  ids: Ids;
  handle: string;
  firstLine: number;
  rows: number;
  head: Omit<ProductDraft, 'variants' | 'image'> | null;
  optionNames: string[];
  image: ProductDraft['image'];
  variants: VariantDraft[];
  lineOfVariant: Map<string, number>;
  faults: { line: number; reason: string }[];
};

export async function readProducts(file: ExportFile): Promise<ProductsRead> {
  const setAside = createSetAside(file);
  const groups = new Map<string, Group>();
  const ids = createIds();
  const problem = await readTable(file, COLUMNS, (row) => {
    const handle = row.cell('handle');
    if (handle === '') {
      setAside.add('product', row.line, row.fault ?? 'the product has no handle');
      return;
    }
    let group = groups.get(handle);
    if (!group) groups.set(handle, (group = createGroup(handle, row.line, ids)));
    takeRow(group, row);
  });
  if (problem) return { kind: 'refused', problem };
  const products = [...groups.values()].flatMap((group) => finishGroup(group, setAside));
  return { kind: 'read', products, setAside };
}

function createGroup(handle: string, firstLine: number, ids: Ids): Group {
  return {
    ids,
    handle,
    firstLine,
    rows: 0,
    head: null,
    optionNames: [],
    image: null,
    variants: [],
    lineOfVariant: new Map(),
    faults: [],
  };
}

function takeRow(group: Group, row: Row<Column>): void {
  group.rows++;
  const fault = row.fault ?? takeHead(group, row) ?? takeVariant(group, row);
  if (fault) group.faults.push({ line: row.line, reason: fault });
  else group.image ??= readImage(row);
}

/** The first row with a title speaks for the product; the rows below it leave that empty. */
function takeHead(group: Group, row: Row<Column>): string | null {
  const title = row.cell('title');
  if (group.head || title === '') return null;
  const listed = readListing(row);
  if (typeof listed === 'string') return listed;

  group.optionNames = [row.cell('option1Name'), row.cell('option2Name'), row.cell('option3Name')];
  group.head = {
    id: group.ids.derive(`product ${group.handle}`),
    handle: group.handle,
    title,
    descriptionHtml: row.cell('body'),
    vendor: row.cell('vendor'),
    productType: row.cell('type'),
    tags: parseTags(row.cell('tags')),
    ...listed,
  };
  return null;
}

/** Shopify publishes where "Published" is left empty; without a status, it alone decides. */
function readListing(row: Row<Column>): Pick<ProductDraft, 'status' | 'published'> | string {
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

/** A row without option, SKU and price adds a picture to its product and no variant. */
function takeVariant(group: Group, row: Row<Column>): string | null {
  const values = [row.cell('option1'), row.cell('option2'), row.cell('option3')];
  const sku = withoutApostrophe(row.cell('sku'));
  const isVariant = values[0] !== '' || sku !== '' || row.cell('price') !== '';
  if (!isVariant) return null;

  const options = readOptions(group.optionNames, values);
  const title = options.map((option) => option.value).join(' / ');
  const twin = group.lineOfVariant.get(title);
  if (twin !== undefined) {
    return `the product ${quote(group.handle)} has its variant ${quote(title)} on line ${twin} already`;
  }
  const id = group.ids.derive(`variant ${group.handle}\n${title}`);
  const variant = readVariant(row, { id, title, sku, selectedOptions: options });
  if (typeof variant === 'string') return variant;
  group.lineOfVariant.set(title, row.line);
  group.variants.push(variant);
  return null;
}

function readOptions(names: string[], values: string[]): ShopProductVariant['selectedOptions'] {
  const options = values.flatMap((value, place) =>
    value === '' ? [] : [{ name: names[place] || `Option ${place + 1}`, value }],
  );
  return options.length > 0 ? options : [{ name: 'Title', value: 'Default Title' }];
}

function readVariant(
  row: Row<Column>,
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

function readImage(row: Row<Column>): ProductDraft['image'] {
  const url = row.cell('imageUrl');
  return /^https?:\/\/\S+$/i.test(url) ? { url, altText: row.cell('imageAlt') } : null;
}

/**
 * A product without a head or without any variant is set aside once, for its first fault, and takes its
 * other rows along. From a product that stays, each row at fault is set aside by itself.
 */
function finishGroup(group: Group, setAside: SetAside): ProductDraft[] {
  const { head, image, variants } = group;
  if (head && variants.length > 0) {
    for (const { line, reason } of group.faults) setAside.add('product', line, reason);
    return [{ ...head, image, variants }];
  }
  const missing = head ? 'has no variant with a price' : 'has no title';
  const { line, reason } = group.faults[0] ?? {
    line: group.firstLine,
    reason: `the product ${quote(group.handle)} ${missing}`,
  };
  const others = group.rows - 1;
  const taken =
    others > 0 ? `; its other ${others === 1 ? 'row' : `${others} rows`} went with it` : '';
  setAside.add('product', line, reason + taken);
  return [];
}
