// Turns the written range into a catalogue: products with variants, stock, prices and collections, and beside
// each product what is really so (pull, drift, cycle, what it is bought with).
import type { ShopCollection, ShopProduct, ShopProductVariant } from '../shop/shop-data';
import { idOf } from './ids';
import { chanceFor, normal, pick, uniform, wholeNumber, type Chance } from './random';
import type { RangeItem } from './range/item';
import { KITCHEN_AND_BATH } from './range/kitchen';
import { LIVING, PAIRS } from './range/living';
import type { ProductTruth } from './truth';

const DAY = 86_400_000;

/** One product as the generator sells it. */
export type Good = {
  index: number;
  product: ShopProduct;
  truth: ProductTruth;
  typeIndex: number;
  soldFrom: number;
  soldUntil: number;
  /** From here on the sale price holds; before it, the compare-at price was asked. */
  saleFrom: number;
  complements: { index: number; chance: number }[];
};

export type Catalogue = { types: string[]; goods: Good[]; collections: ShopCollection[] };

type Span = { seed: number; startsAt: number; endsAt: number };

const RANGE: Record<string, RangeItem[]> = { ...KITCHEN_AND_BATH, ...LIVING };

const VENDORS: Record<string, string[]> = {
  Coffee: ['Harbor & Pine'],
  'Brew Gear': ['Harbor & Pine', 'Casco Bay Pottery', 'Still Kettle'],
  Candles: ['Harbor & Pine'],
  'Bath & Body': ['Harbor & Pine', 'Saltwort Soap'],
  Textiles: ['Northfold Wool', 'Harbor & Pine'],
  Apparel: ['Harbor & Pine', 'Northfold Wool'],
  Outdoor: ['Birch & Bay', 'Harbor & Pine'],
  Home: ['Harbor & Pine', 'Casco Bay Pottery', 'Birch & Bay'],
};

const TYPE_SENTENCES: Record<string, string> = {
  Coffee: 'Packed by hand the day it is ready and best within six weeks.',
  'Brew Gear': 'Made to be used every morning and mended when it breaks.',
  Candles: 'Poured in small batches with a cotton wick; no dyes, no paraffin.',
  'Bath & Body': 'Made in small batches without palm oil, and never tested on animals.',
  Textiles: 'Natural fibres only; wash cool and dry on the line.',
  Apparel: 'Cut for layering and for years. If it wears out, we mend it.',
  Outdoor: 'Tried on our own trails before it reaches the shelf.',
  Home: 'From makers we know by name, in quantities they are happy with.',
};

export function buildCatalogue(span: Span): Catalogue {
  const types = Object.keys(RANGE);
  const goods: Good[] = [];
  let variants = 0;
  types.forEach((type, typeIndex) => {
    for (const item of RANGE[type] ?? []) {
      const good = buildGood({ item, type, typeIndex, index: goods.length, variants }, span);
      variants += good.product.variants.length;
      goods.push(good);
    }
  });
  connectPairs(goods);
  return { types, goods, collections: buildCollections(types, goods, span) };
}

type Place = { item: RangeItem; type: string; typeIndex: number; index: number; variants: number };

function buildGood(place: Place, span: Span): Good {
  const { item, type, typeIndex, index } = place;
  const chance = chanceFor(span.seed, 'product', index);
  const createdAt = creationOf(item, span, chance);
  const hidden = item.state === 'draft' || item.state === 'unpublished';
  const handle = handleOf(item.title);
  const product: ShopProduct = {
    id: idOf('product', index),
    handle,
    title: item.title,
    descriptionHtml: `<p>${escapeHtml(item.note)}</p><p>${TYPE_SENTENCES[type] ?? ''}</p>`,
    vendor: pick(chance, VENDORS[type] ?? ['Harbor & Pine']),
    productType: type,
    tags: tagsOf(item, type, createdAt > span.endsAt - 60 * DAY, chance),
    status: item.state === 'draft' ? 'DRAFT' : item.state === 'archived' ? 'ARCHIVED' : 'ACTIVE',
    publishedAt: hidden ? null : createdAt,
    createdAt,
    updatedAt: Math.round(
      uniform(chance, Math.max(createdAt, span.endsAt - 20 * DAY), span.endsAt),
    ),
    image: null,
    variants: buildVariants(place, chance),
  };
  const archivedAt = span.startsAt + 0.7 * (span.endsAt - span.startsAt);
  return {
    index,
    product,
    typeIndex,
    soldFrom: hidden ? Infinity : createdAt,
    soldUntil: item.state === 'archived' ? archivedAt : Infinity,
    saleFrom: item.was === undefined ? -Infinity : span.endsAt - 40 * DAY,
    complements: [],
    truth: {
      id: product.id,
      handle,
      type,
      popularity: item.pull,
      drift: round(Math.exp(0.18 * normal(chance)), 3),
      holidayPull: item.holiday ?? 1,
      cycleDays: item.cycleDays ?? null,
      complements: [],
    },
  };
}

function creationOf(item: RangeItem, span: Span, chance: Chance): number {
  const length = span.endsAt - span.startsAt;
  if (item.state === 'draft')
    return Math.round(span.endsAt - uniform(chance, 0.002, 0.01) * length);
  if (item.newAt !== undefined) return Math.round(span.startsAt + item.newAt * length);
  return Math.round(span.startsAt - uniform(chance, 20, 90) * DAY);
}

function tagsOf(item: RangeItem, type: string, isNew: boolean, chance: Chance): string[] {
  const tags = [type.toLowerCase()];
  if (item.cycleDays !== undefined) tags.push('refill');
  if ((item.holiday ?? 1) >= 1.5) tags.push('gift');
  if ((item.holiday ?? 1) >= 5) tags.push('holiday');
  if (item.was !== undefined) tags.push('sale');
  if (isNew) tags.push('new');
  const origin = pick(chance, ['made in maine', 'small batch', 'organic', 'plastic free', '']);
  if (origin !== '') tags.push(origin);
  return tags;
}

type Choice = { options: { name: string; value: string }[]; factor: number };

function choicesOf(item: RangeItem): Choice[] {
  const choice = item.choice;
  if (!choice) return [{ options: [{ name: 'Title', value: 'Default Title' }], factor: 1 }];
  if (choice.kind === 'bag') {
    return [
      { options: [{ name: 'Size', value: '12 oz' }], factor: 1 },
      { options: [{ name: 'Size', value: '2 lb' }], factor: 2.4 },
    ];
  }
  const colours = choice.colours.map((value) => ({ name: 'Color', value }));
  if (choice.kind === 'colour') return colours.map((colour) => ({ options: [colour], factor: 1 }));
  return colours.flatMap((colour) =>
    ['S', 'M', 'L', 'XL'].map((size) => ({
      options: [{ name: 'Size', value: size }, colour],
      factor: 1,
    })),
  );
}

function buildVariants(place: Place, chance: Chance): ShopProductVariant[] {
  const { item, type, index } = place;
  const choices = choicesOf(item);
  const initials = type.replace(/[^A-Z]/g, '');
  return choices.map(({ options, factor }, position) => {
    const gone = item.state === 'sold-out' || (choices.length > 1 && chance() < 0.1);
    const price = Math.round((item.price * 100 * factor) / 50) * 50;
    return {
      id: idOf('productVariant', place.variants + position),
      title: options.map((option) => option.value).join(' / '),
      sku: `HP-${initials}-${String(index + 1).padStart(3, '0')}-${position + 1}`,
      price,
      compareAtPrice: item.was === undefined ? null : Math.round(item.was * 100 * factor),
      tracked: item.state !== 'made-to-order',
      inventoryQuantity: gone
        ? 0
        : chance() < 0.06
          ? wholeNumber(chance, 1, 3)
          : wholeNumber(chance, 8, 240),
      inventoryPolicy: item.state === 'made-to-order' ? 'CONTINUE' : 'DENY',
      selectedOptions: options,
    };
  });
}

function connectPairs(goods: Good[]): void {
  const byTitle = new Map(goods.map((good) => [good.product.title, good]));
  for (const [first, second, chance] of PAIRS) {
    const from = byTitle.get(first);
    const to = byTitle.get(second);
    if (!from || !to) throw new Error(`pair names no product: ${first} and ${second}`);
    from.complements.push({ index: to.index, chance });
    from.truth.complements.push({ productId: to.product.id, chance });
  }
}

function buildCollections(types: string[], goods: Good[], span: Span): ShopCollection[] {
  const shown = goods.filter((good) => good.product.publishedAt !== null);
  const groups: [string, Good[]][] = types.map((type) => [
    type,
    shown.filter((good) => good.product.productType === type),
  ]);
  const tagged = (tag: string) => shown.filter((good) => good.product.tags.includes(tag));
  groups.push(['Holiday', tagged('holiday')], ['Sale', tagged('sale')], ['Gifts', tagged('gift')]);
  groups.push(['Under $30', shown.filter((good) => (good.product.variants[0]?.price ?? 0) < 3000)]);
  return groups.map(([title, members], index) => ({
    id: idOf('collection', index),
    handle: handleOf(title),
    title,
    updatedAt: span.endsAt - 9 * DAY,
    productIds: members.map((good) => good.product.id),
  }));
}

function handleOf(title: string): string {
  const plain = title.normalize('NFD').replace(/[\u0300-\u036f’']/g, '');
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
