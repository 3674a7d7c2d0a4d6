// Expected numbers: a two-group table has the log odds ratio as its coefficient (closed form).
import { expect, test } from 'vitest';
import { fitLogistic, predictLogistic } from '~/models/supervised/logistic';

test('one yes-or-no column gives the log odds of the table', () => {
  // 30 of 100 in one group, 60 of 80 in the other.
  const group = Float64Array.from({ length: 180 }, (_, at) => (at < 100 ? 0 : 1));
  const happened = Float64Array.from({ length: 180 }, (_, at) =>
    at < 30 || (at >= 100 && at < 160) ? 1 : 0,
  );
  const model = fitLogistic([group], happened, 0);
  expect(model.converged).toBe(true);
  const [low, high] = predictLogistic(model, [Float64Array.of(0, 1)]);
  expect(low).toBeCloseTo(0.3, 4);
  expect(high).toBeCloseTo(0.75, 4);
});

test('weights count rows as often as they say', () => {
  const column = Float64Array.of(0, 0, 1, 1);
  const happened = Float64Array.of(0, 1, 0, 1);
  const weight = Float64Array.of(70, 30, 20, 60);
  const model = fitLogistic([column], happened, 0, weight);
  const [low, high] = predictLogistic(model, [Float64Array.of(0, 1)]);
  expect(low).toBeCloseTo(0.3, 3);
  expect(high).toBeCloseTo(0.75, 3);
});

test('certain outcomes, empty columns and gaps stay finite', () => {
  const columns = [Float64Array.of(1, 2, NaN, 4), new Float64Array(4).fill(3)];
  for (const happened of [new Float64Array(4).fill(1), Float64Array.of(0, 0, 1, 1)]) {
    const model = fitLogistic(columns, happened, 1);
    const chance = predictLogistic(model, columns);
    expect(chance.every((value) => value > 0 && value <= 1)).toBe(true);
  }
  expect(predictLogistic(fitLogistic([], new Float64Array(), 1), [])).toHaveLength(0);
});
