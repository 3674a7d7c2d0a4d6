// Pure: the rows of one product, which stand together in the file: the first tells of the product, each of a variation
// that can be bought. A feed's row is both.
import { readCount, readMoney, readTags, readYes } from '../cells';
import { aside, usable, type Reading, type Row, type RowFault } from '../faults';
import type { Frame } from './people';

export type ProductRows = {
  handle: string;
  title: string;
  description: string;
  vendor: string;
  productType: string;
  tags: string[];
  status: 'active' | 'draft' | 'archived';
  isPublished: boolean;
  link: string | null;
  imageUrl: string | null;
  imageAlt: string | null;
  variants: ProductVariantRow[];
  aside: { line: number; fault: RowFault }[];
};

export type ProductVariantRow = {
  sku: string;
  title: string;
  priceMinor: number;
  compareAtMinor: number | null;
  /** Null: not counted. */
  quantity: number | null;
  isForSale: boolean;
};

export function productKeyOf(row: Row): string {
  return handleOf(row.cell('handle') || row.cell('sku'));
}

function handleOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 255);
}

export function readProduct(rows: Row[], frame: Frame): Reading<ProductRows> {
  const first = (field: string) =>
    rows.map((row) => row.cell(field)).find((text) => text !== '') ?? '';
  const handle = productKeyOf(rows[0]!);
  if (handle === '') return aside('product_unnamed');
  const title = first('title');
  if (title === '') return aside('title_missing');
  const { variants, faults } = readVariants(rows, frame.currency);
  if (variants.length === 0) return aside(faults[0]?.fault ?? 'money_wrong');
  return usable({
    ...{ handle, title: title.slice(0, 255), vendor: first('vendor'), productType: first('type') },
    description: plainTextOf(first('description')),
    tags: readTags(first('tags')),
    status: statusOf(first('status')),
    isPublished: readYes(first('published')) !== false,
    link: addressOf(first('link')),
    imageUrl: addressOf(first('image')),
    imageAlt: first('imageAlt') || null,
    variants,
    aside: faults,
  });
}

function readVariants(rows: Row[], currency: string) {
  const variants: ProductVariantRow[] = [];
  const faults: ProductRows['aside'] = [];
  for (const row of rows) {
    // A row with a further picture alone.
    if (row.cell('price') === '' && row.cell('sku') === '' && rows.length > 1) continue;
    const reading = readVariant(row, currency);
    if (reading.kind === 'usable') variants.push(reading.value);
    else faults.push({ line: row.line, fault: reading.fault });
  }
  return { variants, faults };
}

const CURRENCY = /\b[A-Z]{3}\b/;

function readVariant(row: Row, currency: string): Reading<ProductVariantRow> {
  const price = row.cell('price');
  const named = CURRENCY.exec(price)?.[0];
  if (named && named !== currency) return aside('currency_different');
  const priceMinor = readMoney(price, currency);
  if (priceMinor === null || priceMinor < 0) return aside('money_wrong');
  const was = row.cell('compareAt');
  const compareAtMinor = was === '' ? null : readMoney(was, currency);
  if (was !== '' && compareAtMinor === null) return aside('money_wrong');
  const counted = row.cell('quantity') === '' ? null : readCount(row.cell('quantity'));
  if (row.cell('quantity') !== '' && counted === null) return aside('quantity_wrong');
  const policy = row.cell('policy').toLowerCase();
  const sellsOn = policy === 'continue' || readYes(policy) === true;
  const quantity = sellsOn ? null : counted;
  const says = row.cell('availability').toLowerCase().replaceAll(/[ -]/g, '_');
  const isForSale =
    says === '' ? quantity === null || quantity > 0 : /^(in_stock|preorder|backorder)$/.test(says);
  const title = row.cell('option') || 'Default Title';
  return usable({ sku: row.cell('sku'), title, priceMinor, compareAtMinor, quantity, isForSale });
}

function statusOf(text: string): ProductRows['status'] {
  const word = text.toLowerCase();
  return word === 'draft' || word === 'archived' ? word : 'active';
}

/** Only addresses that a mail may lead to. */
function addressOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  return /^https?:$/.test(new URL(text).protocol) ? text : null;
}

/** Shopify's description is HTML; what is read in a mail is its words. */
function plainTextOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&nbsp;/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 5_000);
}
