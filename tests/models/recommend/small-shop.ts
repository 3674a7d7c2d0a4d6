// A small simulated shop for the recommender's tests: customers of three tastes, items of three kinds, known truth.
import { poisson, rngFromSeed, uniform, uniformInteger } from '~/math/random';
import type { RecommendData } from '~/models/recommend/interactions';
import type { ItemDescription } from '~/models/recommend/parts/content';

export type SmallShop = {
  data: RecommendData;
  descriptions: ItemDescription[];
  tasteOf: (customer: number) => number;
  kindOf: (item: number) => number;
};

const KINDS = ['candle', 'kettle', 'scarf'];

/** Nine of ten lines are of the customer's own taste; a quarter of lines repeat an earlier one. */
export function simulateShop(
  seed: string,
  size = { customers: 240, items: 60, days: 240 },
): SmallShop {
  const rng = rngFromSeed('small shop', seed);
  const lines: { customer: number; item: number; day: number; basket: number }[] = [];
  let basket = 0;
  for (let customer = 0; customer < size.customers; customer++) {
    const past: number[] = [];
    for (let day = uniformInteger(rng, 90); day < size.days; day += 10 + poisson(rng, 30)) {
      basket++;
      for (let line = 0; line < 3; line++) {
        const isRepeat = past.length > 0 && uniform(rng) < 0.25;
        const kind = uniform(rng) < 0.9 ? customer % 3 : uniformInteger(rng, 3);
        const inKind = Math.floor((size.items / 3) * uniform(rng) ** 2);
        const item = isRepeat ? past[uniformInteger(rng, past.length)]! : inKind * 3 + kind;
        past.push(item);
        lines.push({ customer, item, day, basket });
      }
    }
  }
  const descriptions = Array.from({ length: size.items }, (_, item) => describe(item));
  return {
    data: arrays(lines, size),
    descriptions,
    tasteOf: (customer) => customer % 3,
    kindOf: (item) => item % 3,
  };
}

function describe(item: number): ItemDescription {
  const kind = KINDS[item % 3]!;
  const title = `${kind} number ${item}`;
  return {
    title,
    vendor: 'Shop',
    productType: kind,
    tags: [kind],
    options: [],
    price: 500 + 10 * item,
  };
}

function arrays(
  lines: { customer: number; item: number; day: number; basket: number }[],
  size: { customers: number; items: number; days: number },
): RecommendData {
  return {
    customers: size.customers,
    items: size.items,
    customer: Int32Array.from(lines, (line) => line.customer),
    item: Int32Array.from(lines, (line) => line.item),
    day: Int32Array.from(lines, (line) => line.day),
    basket: Int32Array.from(lines, (line) => line.basket),
    count: new Float32Array(lines.length).fill(1),
    dated: true,
    today: size.days,
  };
}

/** Lines written as [customer, item, day, basket]. */
export function smallData(lines: [number, number, number, number][], dated = true): RecommendData {
  const rows = lines.map(([customer, item, day, basket]) => ({ customer, item, day, basket }));
  const most = (column: number): number =>
    lines.reduce((top, line) => Math.max(top, line[column]!), 0);
  return { ...arrays(rows, { customers: most(0) + 1, items: most(1) + 1, days: most(2) }), dated };
}
