// Turns a folder of a merchant's own Shopify CSV exports into a sandbox shop. For `npm run demo -- --store DIR`.

import { stat } from 'node:fs/promises';
import type { KindCounts, SetAsideRow, ShopData } from '../shop/shop-data';
import { createCatalogue } from './catalogue';
import { readCustomers } from './customers';
import { findFiles } from './files/find-files';
import { finishShop } from './finish-shop';
import { readOrders } from './orders';
import { readProducts } from './products';

/**
 * `read` = `kept` + the rows set aside, kind by kind. Of products, a handle counts once however many rows it
 * has; a row that is set aside from a product that stays counts once more, on both sides.
 */
export type ExportsResult =
  | {
      kind: 'read';
      shop: ShopData;
      read: KindCounts;
      kept: KindCounts;
      setAside: SetAsideRow[];
      /** Orders of nobody on the list of customers. */
      guestOrders: number;
      /** 10:00 shop time on the day after the last order. */
      clockStart: Date;
    }
  | { kind: 'refused'; problem: string };

export async function readExports(dir: string): Promise<ExportsResult> {
  const found = await findFiles(dir);
  if (found.kind === 'refused') return found;
  const { files } = found;

  const products = await readProducts(files.products);
  if (products.kind === 'refused') return products;
  const customers = await readCustomers(files.customers);
  if (customers.kind === 'refused') return customers;
  const orders = await readOrders(files.orders, createCatalogue(products.products));
  if (orders.kind === 'refused') return orders;

  const finished = finishShop({
    dir,
    products: products.products,
    customers: customers.customers,
    orders: orders.orders,
    ordersSetAside: orders.setAside,
    exportedAt: (await stat(files.orders.path)).mtime.getTime(),
  });
  const setAside = [products, customers, orders].flatMap(({ setAside: { rows } }) =>
    rows.sort((a, b) => a.line - b.line),
  );
  const kept = countKept(finished.shop);
  return { kind: 'read', ...finished, kept, read: addSetAside(kept, setAside), setAside };
}

function countKept({ products, customers, orders }: ShopData): KindCounts {
  const lines = orders.reduce((sum, order) => sum + order.lines.length, 0);
  return {
    products: products.length,
    customers: customers.length,
    orders: orders.length,
    lines,
  };
}

function addSetAside(kept: KindCounts, setAside: SetAsideRow[]): KindCounts {
  const count = (kind: SetAsideRow['kind']) => setAside.filter((row) => row.kind === kind).length;
  return {
    products: kept.products + count('product'),
    customers: kept.customers + count('customer'),
    orders: kept.orders + count('order'),
    lines: kept.lines + count('line'),
  };
}
