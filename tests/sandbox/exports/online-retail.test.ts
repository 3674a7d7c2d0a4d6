// The real shop of the reference data, where it lies beside the project: a year of 396,337 order lines.

import { existsSync } from 'node:fs';
import { expect, describe, test } from 'vitest';
import { readExports } from '../../../sandbox/exports/read-exports';

const FOLDER = new URL('../../../../shared/data/online-retail/', import.meta.url).pathname;

describe.skipIf(!existsSync(FOLDER))('Online Retail (needs ../shared/data/online-retail)', () => {
  test('every row is read and every line finds its product', async () => {
    const result = await readExports(FOLDER);
    if (result.kind === 'refused') throw new Error(result.problem);

    // Counts of shared/data/README.md.
    const counts = { products: 3659, customers: 4334, orders: 18402, lines: 396337 };
    expect([result.read, result.kept, result.setAside]).toEqual([counts, counts, []]);
    const { shop, guestOrders, clockStart } = result;
    const lines = shop.orders.flatMap((order) => order.lines);
    expect(lines.filter((line) => line.productId === null)).toEqual([]);
    expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
    expect([guestOrders, shop.currency, shop.countryCode]).toEqual([0, 'GBP', 'GB']);
    // Dates at +0000 in summer too, when London is at +0100.
    expect(shop.timeZone).toBe('Etc/UTC');
    expect(clockStart.toISOString()).toBe('2011-12-10T10:00:00.000Z');
  });
});
