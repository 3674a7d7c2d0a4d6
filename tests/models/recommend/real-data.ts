// The public data sets beside the project, as the recommender's back-tests take them: a past and what came next.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { RecommendData } from '~/models/recommend/interactions';
import type { ItemDescription } from '~/models/recommend/parts/content';

export const DATA_FOLDER = resolve('../shared/data');

export type RealCase = {
  data: RecommendData;
  descriptions: ItemDescription[] | null;
  /** Judged customers and their distinct items. */
  targets: Map<number, number[]>;
};

type Line = { customer: string; item: string; at: string; order: string };

function readGzip(path: string): string {
  return gunzipSync(readFileSync(resolve(DATA_FOLDER, path))).toString('utf8');
}

function numberOf(numbers: Map<string, number>, id: string): number {
  const known = numbers.get(id) ?? numbers.size;
  numbers.set(id, known);
  return known;
}

const dayOf = (at: string): number =>
  Math.floor(Date.parse(at.replace(' +0000', 'Z').replace(' ', 'T')) / 86_400_000);

/** Online Retail before a day, and each earlier customer's first order from that day on. */
export function readOnlineRetail(cut: string): RealCase {
  const items = new Map<string, number>();
  const customers = new Map<string, number>();
  const descriptions = readProducts(items);
  const rows = parse(readGzip('online-retail/orders_export.csv.gz'), { columns: true }) as Record<
    string,
    string
  >[];
  const lines = rows.map((row): Line => ({
    customer: row.Email!,
    item: row['Lineitem sku']!,
    at: row['Created at']!,
    order: row.Name!,
  }));
  lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const past = lines.filter((line) => line.at < cut);
  const baskets = new Map<string, number>();
  const numbered = past.map((line) => ({
    customer: numberOf(customers, line.customer),
    item: numberOf(items, line.item),
    day: dayOf(line.at),
    basket: numberOf(baskets, line.order),
  }));
  const next = new Map<string, { order: string; items: Set<number> }>();
  for (const line of lines) {
    if (line.at < cut || !customers.has(line.customer)) continue;
    const first = next.get(line.customer) ?? { order: line.order, items: new Set() };
    if (first.order === line.order) first.items.add(numberOf(items, line.item));
    next.set(line.customer, first);
  }
  const targets = new Map(
    Array.from(next, ([customer, first]) => [customers.get(customer)!, [...first.items]]),
  );
  return {
    data: {
      ...columns(numbered, { customers, items }),
      dated: true,
      today: dayOf(`${cut} 00:00:00 +0000`),
    },
    descriptions,
    targets,
  };
}

function readProducts(items: Map<string, number>): ItemDescription[] {
  const rows = parse(readGzip('online-retail/products_export.csv.gz'), { columns: true }) as Record<
    string,
    string
  >[];
  return rows.map((row) => {
    numberOf(items, row['Variant SKU']!);
    const price = Math.round(100 * Number(row['Variant Price']));
    return {
      title: row.Title!,
      vendor: row.Vendor!,
      productType: row.Type!,
      tags: [],
      options: [],
      price,
    };
  });
}

/** Toys without the last item of each customer; with `shuffled`, the rest in an order that says nothing. */
export function readToys(reorder: (items: string[]) => string[] = (items) => items): RealCase {
  const items = new Map<string, number>();
  const customers = new Map<string, number>();
  const numbered: { customer: number; item: number; day: number; basket: number }[] = [];
  const last: [number, string][] = [];
  for (const line of readGzip('toys/sequences.txt.gz').trim().split('\n')) {
    const [id, ...bought] = line.trim().split(/\s+/);
    const customer = numberOf(customers, id!);
    last.push([customer, bought.pop()!]);
    for (const item of reorder(bought)) {
      numbered.push({ customer, item: numberOf(items, item), day: 0, basket: numbered.length });
    }
  }
  const data = { ...columns(numbered, { customers, items }), dated: false, today: 0 };
  return {
    data,
    descriptions: null,
    targets: new Map(last.map(([customer, item]) => [customer, [numberOf(items, item)]])),
  };
}

function columns(
  lines: { customer: number; item: number; day: number; basket: number }[],
  numbers: { customers: Map<string, number>; items: Map<string, number> },
): Omit<RecommendData, 'dated' | 'today'> {
  return {
    customers: numbers.customers.size,
    items: numbers.items.size,
    customer: Int32Array.from(lines, (line) => line.customer),
    item: Int32Array.from(lines, (line) => line.item),
    day: Int32Array.from(lines, (line) => line.day),
    basket: Int32Array.from(lines, (line) => line.basket),
    count: new Float32Array(lines.length).fill(1),
  };
}
