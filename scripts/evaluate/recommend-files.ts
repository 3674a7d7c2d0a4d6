// The three files of `evaluate recommend` as the arrays that the recommender takes.
import type { RecommendData } from '~/models/recommend/interactions';
import type { ItemDescription } from '~/models/recommend/parts/content';
import {
  columnOf,
  InputError,
  readTable,
  refuse,
  requireInstant,
  requireText,
  type Table,
} from './csv';

export type RecommendFiles = {
  data: RecommendData;
  descriptions: ItemDescription[] | null;
  /** Distinct items of each customer in the future file; numbers from `data.items` on are unknown items. */
  targets: Map<number, number[]>;
};

type Numbers = Map<string, number>;

export function readRecommendFiles(paths: {
  history: string;
  future: string;
  items: string | null;
}): RecommendFiles {
  const customers: Numbers = new Map();
  const items: Numbers = new Map();
  const past = readHistory(readTable(paths.history, ['customer_id', 'item_id']), customers, items);
  const knownCustomers = customers.size;
  const described =
    paths.items === null ? null : readDescriptions(readTable(paths.items, ['item_id']), items);
  const candidates = items.size;
  const descriptions =
    described === null
      ? null
      : Array.from({ length: candidates }, (_, item) => described.get(item) ?? EMPTY);
  const targets = readTargets(
    readTable(paths.future, ['customer_id', 'item_id']),
    customers,
    items,
  );
  return { data: { ...past, customers: knownCustomers, items: candidates }, descriptions, targets };
}

function numberOf(numbers: Numbers, id: string): number {
  const known = numbers.get(id);
  if (known !== undefined) return known;
  numbers.set(id, numbers.size);
  return numbers.size - 1;
}

type Line = { customer: number; item: number; instant: number; basket: number };

/** Without `order_id`, lines of one customer at one instant are a basket; without `ordered_at`, each line is. */
function readHistory(
  table: Table,
  customers: Numbers,
  items: Numbers,
): Omit<RecommendData, 'customers' | 'items'> {
  if (table.rows.length === 0)
    throw new InputError(`${table.path}, line 2: there are no lines to learn from.`);
  const at = {
    customer: columnOf(table, 'customer_id'),
    item: columnOf(table, 'item_id'),
    ordered: columnOf(table, 'ordered_at'),
    order: columnOf(table, 'order_id'),
  };
  const dated = at.ordered >= 0;
  const baskets: Numbers = new Map();
  const lines = table.rows.map((_, row): Line => {
    const customer = numberOf(customers, requireText(table, row, at.customer));
    const item = numberOf(items, requireText(table, row, at.item));
    const instant = dated ? requireInstant(table, row, at.ordered) : 0;
    const key =
      at.order >= 0 ? requireText(table, row, at.order) : dated ? String(instant) : String(row);
    return { customer, item, instant, basket: numberOf(baskets, `${customer}\t${key}`) };
  });
  if (dated) lines.sort((a, b) => a.instant - b.instant);
  const day = Int32Array.from(lines, (line) => Math.floor(line.instant / 86_400_000));
  return {
    customer: Int32Array.from(lines, (line) => line.customer),
    item: Int32Array.from(lines, (line) => line.item),
    day,
    basket: Int32Array.from(lines, (line) => line.basket),
    count: new Float32Array(lines.length).fill(1),
    dated,
    today: dated ? day[day.length - 1]! + 1 : 0,
  };
}

function readTargets(table: Table, customers: Numbers, items: Numbers): Map<number, number[]> {
  if (table.rows.length === 0)
    throw new InputError(`${table.path}, line 2: there are no lines to judge by.`);
  const at = { customer: columnOf(table, 'customer_id'), item: columnOf(table, 'item_id') };
  const targets = new Map<number, Set<number>>();
  for (let row = 0; row < table.rows.length; row++) {
    const customer = numberOf(customers, requireText(table, row, at.customer));
    const bought = targets.get(customer) ?? new Set();
    bought.add(numberOf(items, requireText(table, row, at.item)));
    targets.set(customer, bought);
  }
  return new Map(Array.from(targets, ([customer, bought]) => [customer, [...bought]]));
}

const EMPTY: ItemDescription = {
  title: '',
  vendor: '',
  productType: '',
  tags: [],
  options: [],
  price: null,
};

/** Columns with a meaning of their own; every other column is a tag of its name and value. */
const TITLE = ['title', 'name'];
const VENDOR = ['vendor', 'brand'];
const TYPE = ['type', 'product_type', 'category'];

function readDescriptions(table: Table, items: Numbers): Map<number, ItemDescription> {
  const id = columnOf(table, 'item_id');
  const described = new Map<number, ItemDescription>();
  table.rows.forEach((fields, row) => {
    const description = { ...EMPTY, tags: [] as string[] };
    table.header.forEach((name, column) => {
      const text = (fields[column] ?? '').trim();
      if (column === id || text === '') return;
      if (TITLE.includes(name)) description.title = text;
      else if (VENDOR.includes(name)) description.vendor = text;
      else if (TYPE.includes(name)) description.productType = text;
      else if (name === 'price') description.price = readPrice(table, row, column, text);
      else
        description.tags.push(
          ...text.split('|').map((value) => (name === 'tags' ? value : `${name}:${value}`)),
        );
    });
    described.set(numberOf(items, requireText(table, row, id)), description);
  });
  return described;
}

function readPrice(table: Table, row: number, column: number, text: string): number {
  const price = Number(text);
  if (!Number.isFinite(price) || price < 0)
    refuse(table, row, column, `"${text}" is no price, such as 12.50`);
  return Math.round(price * 100);
}
