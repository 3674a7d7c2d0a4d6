// What one person puts into one basket on one day: taste, price, season, newness, what they own already,
// what goes with what, and the thing they have come back for.
import type { ShopProductVariant } from '../shop/shop-data';
import type { Catalogue, Good } from './catalogue';
import { poisson, weightedIndex, type Chance } from './random';
import type { CustomerTruth } from './truth';

const DAY = 86_400_000;
const MONTH = 30.4375 * DAY;
/** How far from their usual price people stray, on the log scale. */
const PRICE_SPREAD = 0.95;
const MEAN_EXTRAS = 0.9;
const SECOND_PIECE = 0.1;

export type BasketItem = {
  good: Good;
  variant: ShopProductVariant;
  quantity: number;
  price: number;
};

export type Shelves = {
  goods: Good[];
  /** Pull of each product in each month of the history. */
  demand: Float64Array[];
  startsAt: number;
  scratch: Float64Array;
  indexById: Map<string, number>;
};

export function shelvesOf(
  catalogue: Catalogue,
  span: { startsAt: number; endsAt: number },
): Shelves {
  const months = Math.ceil((span.endsAt - span.startsAt) / MONTH) + 1;
  const { goods } = catalogue;
  return {
    goods,
    startsAt: span.startsAt,
    scratch: new Float64Array(goods.length),
    indexById: new Map(goods.map((good) => [good.product.id, good.index])),
    demand: Array.from({ length: months }, (_, month) =>
      Float64Array.from(goods, (good) => pullAt(good, span.startsAt + (month + 0.5) * MONTH, span)),
    ),
  };
}

function pullAt(good: Good, at: number, span: { startsAt: number }): number {
  const { popularity, drift, holidayPull } = good.truth;
  const born = Math.max(span.startsAt, good.product.createdAt);
  const years = Math.max(0, (at - born) / (365.25 * DAY));
  const fresh = good.product.createdAt > span.startsAt && at - born < 75 * DAY ? 1.8 : 1;
  const month = new Date(at).getUTCMonth();
  const nearChristmas = month === 10 || month === 11 ? 1 : month === 9 ? 0.4 : 0;
  const outOfSeason = holidayPull >= 5 ? 0.06 : 1;
  const holiday = nearChristmas > 0 ? 1 + (holidayPull - 1) * nearChristmas : outOfSeason;
  return popularity * Math.pow(drift, years) * fresh * holiday;
}

/** How much each product suits a person, whatever the day. */
export function affinityOf(truth: CustomerTruth, shelves: Shelves): Float64Array {
  return Float64Array.from(shelves.goods, (good) => {
    const price = good.product.variants[0]?.price ?? 0;
    const distance = Math.log(price / truth.budget) / PRICE_SPREAD;
    const bargain = good.product.variants[0]?.compareAtPrice ? 1 + truth.priceSense : 1;
    return (truth.tastes[good.truth.type] ?? 0) * Math.exp(-0.5 * distance * distance) * bargain;
  });
}

/** Expected worth of an order from what suits the person; ownership, stock and sizes of bags are left out. */
export function meanSpendOf(
  truth: CustomerTruth,
  affinity: Float64Array,
  shelves: Shelves,
): number {
  const usual = shelves.demand[0] ?? new Float64Array();
  let weight = 0;
  let worth = 0;
  shelves.goods.forEach((good, index) => {
    if (good.soldFrom > shelves.startsAt) return;
    const pull = (affinity[index] ?? 0) * (usual[index] ?? 0);
    weight += pull;
    worth += pull * (priceOf(good) + complementWorth(good, shelves));
  });
  const single = weight > 0 ? worth / weight : 0;
  const habit = truth.habit
    ? shelves.goods[shelves.indexById.get(truth.habit.productId) ?? -1]
    : undefined;
  const things = habit ? MEAN_EXTRAS : 1 + MEAN_EXTRAS;
  const fixed = habit ? priceOf(habit) + complementWorth(habit, shelves) : 0;
  return Math.round((things * single + fixed) * (1 + SECOND_PIECE));
}

function complementWorth(good: Good, shelves: Shelves): number {
  return good.complements.reduce((sum, { index, chance }) => {
    const other = shelves.goods[index];
    return sum + (other ? chance * priceOf(other) : 0);
  }, 0);
}

function priceOf(good: Good): number {
  return good.product.variants[0]?.price ?? 0;
}

export type Shopper = {
  truth: CustomerTruth;
  affinity: Float64Array;
  /** Product index to the last time it was bought. */
  owned: Map<number, number>;
};

export function fillBasket(
  shopper: Shopper,
  at: number,
  shelves: Shelves,
  chance: Chance,
): BasketItem[] {
  const chosen = new Set<number>();
  const habit = shopper.truth.habit && shelves.indexById.get(shopper.truth.habit.productId);
  if (typeof habit === 'number' && onSale(shelves.goods[habit], at)) chosen.add(habit);
  const count = 1 + poisson(chance, MEAN_EXTRAS);
  const weights = weigh(shopper, at, shelves);
  for (const index of chosen) weights[index] = 0;
  while (chosen.size < count) {
    const index = weightedIndex(chance, weights);
    if (!(weights[index] ?? 0)) break;
    chosen.add(index);
    weights[index] = 0;
  }
  for (const index of [...chosen]) {
    for (const { index: other, chance: odds } of shelves.goods[index]?.complements ?? []) {
      if (chance() < odds && onSale(shelves.goods[other], at)) chosen.add(other);
    }
  }
  return [...chosen].flatMap((index) => pickOne(index, shopper, at, shelves, chance));
}

function onSale(good: Good | undefined, at: number): boolean {
  return good !== undefined && at >= good.soldFrom && at < good.soldUntil;
}

function weigh(shopper: Shopper, at: number, shelves: Shelves): Float64Array {
  const month = Math.floor((at - shelves.startsAt) / MONTH);
  const demand = shelves.demand[Math.max(0, month)] ?? shelves.scratch;
  const weights = shelves.scratch;
  for (let index = 0; index < weights.length; index += 1) {
    const good = shelves.goods[index];
    weights[index] = onSale(good, at) ? (shopper.affinity[index] ?? 0) * (demand[index] ?? 0) : 0;
  }
  for (const [index, since] of shopper.owned) {
    const cycle = shelves.goods[index]?.truth.cycleDays ?? null;
    const again = cycle === null ? 0.12 : at - since >= 0.7 * cycle * DAY ? 3 : 0.15;
    weights[index] = (weights[index] ?? 0) * again;
  }
  return weights;
}

function pickOne(
  index: number,
  shopper: Shopper,
  at: number,
  shelves: Shelves,
  chance: Chance,
): BasketItem[] {
  const good = shelves.goods[index];
  const variants = good?.product.variants ?? [];
  const liking = variants.map((variant) => likingOf(variant, shopper.truth));
  const variant = variants[weightedIndex(chance, liking)];
  if (!good || !variant) return [];
  shopper.owned.set(index, at);
  const price = at < good.saleFrom ? (variant.compareAtPrice ?? variant.price) : variant.price;
  return [{ good, variant, quantity: chance() < SECOND_PIECE ? 2 : 1, price }];
}

/** People know their size, lean to a colour, and mostly take the smaller bag. */
function likingOf(variant: ShopProductVariant, truth: CustomerTruth): number {
  return variant.selectedOptions.reduce((liking, { value }) => {
    if (value === '2 lb') return liking * 0.15;
    if (['S', 'M', 'L', 'XL'].includes(value)) return liking * (value === truth.size ? 1 : 0.04);
    return liking * (value === truth.colour ? 5 : 1);
  }, 1);
}
