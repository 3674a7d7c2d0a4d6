// What a title is painted as, and that the same product always looks the same.
import { expect, test } from 'vitest';
import { countIn, drawingFor } from '../../../sandbox/pictures/keywords';
import { DRAWINGS, paintProduct } from '../../../sandbox/pictures/paint';
import { paletteOf, plateFor } from '../../../sandbox/pictures/palette';
import { distance } from '../../../sandbox/pictures/colour';
import { patternOf } from '../../../sandbox/pictures/patterns';
import { seededBy } from '../../../sandbox/pictures/seeded';
import { simulateStore } from '../../../sandbox/simulate/simulate-store';

const size = { width: 300, height: 300 };

function subject(title: string, handle = title) {
  return { handle, title, productType: '', variants: [] };
}

test.each([
  ['Red Retrospot Mug', 'mug'],
  ['White Hanging Heart T-Light Holder', 'tealight'],
  ['Set Of 6 T-Lights Santa', 'tealights'],
  ['Pack Of 72 Retrospot Cake Cases', 'cupcakes'],
  ['Knitted Union Flag Hot Water Bottle', 'hotWaterBottle'],
  ['Hot Water Bottle with Knit Cover', 'hotWaterBottle'],
  ['Lunch Bag Dolly Girl Design', 'handbag'],
  ['Paper Filters, Box of 100', 'pouch'],
  ['Heart Of Wicker Large', 'heart'],
  ['Inflatable Political Globe', 'globe'],
  ['Party Bunting', 'bunting'],
])('recognises the thing that is sold as %s', (title, drawing) => {
  expect(drawingFor(title, '')).toBe(drawing);
});

test('falls back to the type and then a still life', () => {
  expect(drawingFor('Nocturne No. 4', 'Candles')).toBe('candle');
  expect(drawingFor('Nocturne No. 4', '')).toBe('stillLife');
});

test('has a drawing for every simulated product', () => {
  const { products } = simulateStore({ seed: 1, customers: 1 }).shop;
  const drawn = products.map(({ title, productType }) => drawingFor(title, productType));
  expect(drawn).not.toContain('stillLife');
  expect(drawn.every((name) => name in DRAWINGS)).toBe(true);
  expect(new Set(drawn).size).toBeGreaterThan(60);
});

test('shows a set as several and an assortment in colours', () => {
  expect([countIn('Set of 6 mugs'), countIn('Linen Towel Pair'), countIn('Mug')]).toEqual([
    3, 2, 1,
  ]);
  // Each mug is filled with coffee of one colour, as often as there are mugs.
  const coffees = (title: string) =>
    paintProduct(subject(title, 'x'), size).split('#5a3d2b').length - 1;
  expect(coffees('Assorted Mugs')).toBe(3 * coffees('Mug'));
});

test('paints the same product the same and others differently', () => {
  const mug = paintProduct(subject('Stoneware Mug'), size);
  expect(paintProduct(subject('Stoneware Mug'), size)).toBe(mug);
  expect(paintProduct(subject('Stoneware Mug', 'another'), size)).not.toBe(mug);
});

test('takes colours and patterns from the words of a title', () => {
  // The values of the word list in palette.ts: a muted red and ivory.
  expect(paletteOf('Red Retrospot Mug', seededBy('a')).base).toBe('#b8473d');
  expect(paletteOf('Ivory Wall Clock', seededBy('a')).base).toBe('#efe5d0');
  expect(patternOf('Red Retrospot Mug')).toBe('dots');
  expect(patternOf('Gingham Apron')).toBe('checks');
  expect(patternOf('Plain Apron')).toBeNull();
});

test('keeps every thing apart from its background', () => {
  for (const title of [
    'White Vase',
    'Black Vase',
    'Sage Vase',
    'Cream Vase',
    'Pink Vase',
    'Vase',
  ]) {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const { base } = paletteOf(title, seededBy(seed));
      expect(distance(base, plateFor(base, seededBy(seed)).wall)).toBeGreaterThan(0.12);
    }
  }
});

test('writes no words and nothing broken into pictures', () => {
  for (const title of Object.keys(DRAWINGS)) {
    const painted = paintProduct(subject(`${title} "<script>"`), size);
    const svg = painted.replace(/base64,[^"]*/g, '');
    expect(svg).not.toMatch(/<text|NaN|undefined|script/);
  }
});
