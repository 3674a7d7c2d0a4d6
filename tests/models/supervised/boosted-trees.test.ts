// Functions whose shape is known; expected losses are those of the noise that was added.
import { describe, expect, test } from 'vitest';
import { binColumns } from '~/models/supervised/bins';
import {
  fitBoostedTrees,
  predictBoostedTrees,
  type BoostOptions,
} from '~/models/supervised/boosted-trees';
import { areaUnderCurve } from '~/models/accuracy';
import { normal, poisson, rngFromSeed, uniform } from '~/math/random';

const OPTIONS: BoostOptions = {
  loss: 'squared',
  trees: 200,
  depth: 3,
  rate: 0.1,
  leaf: 10,
  ridge: 1,
  sample: 0.7,
};

describe('boosted trees', () => {
  const rng = rngFromSeed('trees');
  const rows = 2000;
  const draw = () => Float64Array.from({ length: rows }, () => uniform(rng));
  const columns = [draw(), draw(), draw()];
  const shape = columns[0]!.map((x, at) => Math.sin(6 * x) + (columns[1]![at]! > 0.5 ? 1 : 0));

  test('they learn a step and a wave', () => {
    const model = fitBoostedTrees(columns, shape, OPTIONS, rngFromSeed('fit'));
    const found = predictBoostedTrees(model, columns);
    const worst = found.reduce((sum, value, at) => sum + Math.abs(value - shape[at]!), 0) / rows;
    expect(worst).toBeLessThan(0.05);
  });

  test('chances rank those who did above the others', () => {
    const happened = shape.map((value) => (uniform(rng) < 1 / (1 + Math.exp(-2 * value)) ? 1 : 0));
    const options = { ...OPTIONS, loss: 'logistic', trees: 60 } as const;
    const model = fitBoostedTrees(columns, happened, options, rngFromSeed('fit'));
    const chance = predictBoostedTrees(model, columns);
    expect(areaUnderCurve(chance, happened)!).toBeGreaterThan(
      areaUnderCurve(shape, happened)! - 0.02,
    );
    const mean = chance.reduce((sum, value) => sum + value, 0);
    expect(mean / happened.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 1);
  });

  test('counts and quantiles keep their scale', () => {
    const counts = shape.map((value) => poisson(rng, Math.exp(value)));
    const model = fitBoostedTrees(columns, counts, { ...OPTIONS, loss: 'poisson', trees: 60 }, rng);
    const mean = predictBoostedTrees(model, columns).reduce((sum, value) => sum + value, 0);
    expect(mean / counts.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 1);
    const noisy = shape.map((value) => value + normal(rng));
    const options = { ...OPTIONS, loss: { share: 0.9 }, trees: 60 };
    const high = predictBoostedTrees(fitBoostedTrees(columns, noisy, options, rng), columns);
    const below = noisy.filter((value, at) => value <= high[at]!).length / rows;
    expect(Math.abs(below - 0.9)).toBeLessThan(0.02);
  });

  test('the same seed grows the same trees', () => {
    const grow = () => fitBoostedTrees(columns, shape, { ...OPTIONS, trees: 5 }, rngFromSeed('x'));
    expect(grow()).toEqual(grow());
  });

  test('missing values, single values and no rows have answers', () => {
    const holes = [columns[0]!.map((x) => (x < 0.3 ? NaN : x)), new Float64Array(rows).fill(7)];
    const model = fitBoostedTrees(holes, shape, OPTIONS, rngFromSeed('holes'));
    expect(predictBoostedTrees(model, holes).every(Number.isFinite)).toBe(true);
    const empty = fitBoostedTrees([new Float64Array()], new Float64Array(), OPTIONS, rng);
    expect([...predictBoostedTrees(empty, [Float64Array.of(1)])]).toEqual([0]);
  });
});

test('bins keep order and set missing values apart', () => {
  const { bins, edges } = binColumns([Float64Array.of(3, NaN, 1, 2, 2)]);
  const [three, missing, one, two, again] = bins[0]!;
  expect(missing).toBe(0);
  expect(one!).toBeLessThan(two!);
  expect(two!).toBeLessThan(three!);
  expect(again).toBe(two);
  expect(edges[0]!.length).toBeLessThan(64);
});
