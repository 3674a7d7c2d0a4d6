// Expected numbers: lines without noise, and the closed form of a ridge on one standardised column.
import { expect, test } from 'vitest';
import { foldsOf, pickRows, splitByFold, thin } from '~/models/supervised/folds';
import { fitRidge, predictRidge } from '~/models/supervised/ridge';
import { scalesOf, standardize, standardizeColumns } from '~/models/supervised/standardize';
import { rngFromSeed } from '~/math/random';

const COLUMNS = [Float64Array.of(0, 1, 2, 3), Float64Array.of(1, 0, 0, 1)];

test('lines without noise are met exactly', () => {
  const first = COLUMNS[0]!.map((x, at) => 3 + 2 * x - COLUMNS[1]![at]!);
  const [found, constant] = predictRidge(
    fitRidge(COLUMNS, [first, new Float64Array(4).fill(5)], 0),
    COLUMNS,
    4,
  );
  first.forEach((value, at) => expect(found![at]).toBeCloseTo(value, 6));
  expect(constant![2]).toBeCloseTo(5, 9);
});

test('the ridge shrinks a slope by rows over rows plus ridge', () => {
  const x = Float64Array.of(-1, 1, -1, 1);
  const model = fitRidge([x], [x.map((value) => 10 * value)], 4);
  // Standardised sum of squares is n − 1 = 3 times 1: 3 ÷ (3 + 4) of the slope is left.
  expect(predictRidge(model, [x], 4)[0]![1]).toBeCloseTo((10 * 3) / 7, 9);
});

test('standardised columns have mean zero, gaps and outliers are tamed', () => {
  const columns = [Float64Array.of(1, 2, NaN, 3), new Float64Array(4).fill(7)];
  const scales = scalesOf(columns);
  expect([...standardizeColumns(columns, scales)[0]!]).toEqual([-1, 0, 0, 1]);
  expect(scales.spread[1]).toBe(0);
  expect(standardize(1e9, 0, 1)).toBe(6);
});

test('folds part the rows evenly and hold them all', () => {
  const fold = foldsOf(11, 3, rngFromSeed('folds'));
  const sizes = [0, 1, 2].map((one) => splitByFold(fold, one).inside.length);
  expect(sizes.sort()).toEqual([3, 4, 4]);
  const { inside, others } = splitByFold(fold, 1);
  expect([...inside, ...others].sort((a, b) => a - b)).toEqual([...Array(11).keys()]);
  expect([...pickRows(COLUMNS, Int32Array.of(2, 0))[0]!]).toEqual([2, 0]);
  expect([...thin(Int32Array.of(4, 5, 6, 7), 2)]).toEqual([4, 6]);
});
