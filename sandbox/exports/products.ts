// Reads products_export.csv: one product per handle, its first row with the product, every further row a
// variant or only a picture.

import type { ExportFile } from './files/find-files';
import { readTable, type Row } from './files/read-table';
import { createIds, type Ids } from './ids';
import { PRODUCT_COLUMNS, readImage, readListing, readOptions, readVariant } from './product-row';
import type { ProductColumn, ProductDraft, VariantDraft } from './product-row';
import { createSetAside, type SetAside } from './set-aside';
import { parseTags, withoutApostrophe } from './values/cells';
import { quote } from './values/faults';

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
  const problem = await readTable(file, PRODUCT_COLUMNS, (row) => {
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

function takeRow(group: Group, row: Row<ProductColumn>): void {
  group.rows++;
  const fault = row.fault ?? takeHead(group, row) ?? takeVariant(group, row);
  if (fault) group.faults.push({ line: row.line, reason: fault });
  else group.image ??= readImage(row);
}

/** The first row with a title speaks for the product; the rows below it leave that empty. */
function takeHead(group: Group, row: Row<ProductColumn>): string | null {
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

/** A row without option, SKU and price adds a picture to its product and no variant. */
function takeVariant(group: Group, row: Row<ProductColumn>): string | null {
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
