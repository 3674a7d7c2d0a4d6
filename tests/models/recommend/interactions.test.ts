// Holds the sorting of lines into baskets, and the step back in time that back-tests take.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildInteractions, keepBaskets } from '~/models/recommend/interactions';
import { smallData } from './small-shop';

test('lines in any order become sorted baskets', () => {
  const data = buildInteractions(
    smallData([
      [1, 2, 9, 7],
      [0, 3, 5, 4],
      [0, 1, 2, 3],
      [1, 0, 9, 7],
      [1, 2, 9, 7],
    ]),
  );
  expect(Array.from(data.basketOf)).toEqual([0, 2, 3]);
  expect(Array.from(data.basketDay)).toEqual([2, 5, 9]);
  expect(Array.from(data.item)).toEqual([1, 3, 0, 2]);
  expect(Array.from(data.count)).toEqual([1, 1, 1, 2]);
});

test('the order of lines from different baskets does not matter', () => {
  const lines = fc.uniqueArray(
    fc.tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 0, max: 30 }),
    ),
    { selector: (line) => `${line[0]} ${line[2]}`, minLength: 1 },
  );
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 9 }), (entries, turn) => {
      const rows = entries.map(([customer, item, day], at): [number, number, number, number] => [
        customer,
        item,
        day,
        at,
      ]);
      const turned = [...rows.slice(turn), ...rows.slice(0, turn)];
      expect(buildInteractions(smallData(turned)).item).toEqual(
        buildInteractions(smallData(rows)).item,
      );
    }),
  );
});

test('a day after today is refused, as is an unknown item', () => {
  const data = smallData([[0, 0, 5, 0]]);
  expect(() => buildInteractions({ ...data, today: 4 })).toThrow('require days up to 4, got 5');
  expect(() => buildInteractions({ ...data, items: 0 })).toThrow('require items below 0, got 0');
});

test('keeping some baskets equals never having had the others', () => {
  const rows: [number, number, number, number][] = [
    [0, 1, 1, 0],
    [0, 2, 2, 1],
    [1, 1, 3, 2],
    [1, 2, 4, 3],
  ];
  const kept = keepBaskets(buildInteractions(smallData(rows)), Uint8Array.from([1, 0, 1, 0]), 4);
  expect(kept).toEqual(
    buildInteractions({ ...smallData([rows[0]!, rows[2]!]), items: 3, today: 4 }),
  );
});
