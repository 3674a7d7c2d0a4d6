// Expected minima are known in closed form: Rosenbrock 1960 has (1, 1), a bowl its centre.
import { describe, expect, test } from 'vitest';
import { minimizeBounded, withDifferences, type Box, type Objective } from '~/math/optimize';
import { minimizeSimplex } from '~/math/simplex';

const WIDE: Box = { lower: new Float64Array(2).fill(-5), upper: new Float64Array(2).fill(5) };

function rosenbrock(point: Float64Array): number {
  const [x, y] = [point[0]!, point[1]!];
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
}

const rosenbrockWithSlope: Objective = (point, gradient) => {
  const [x, y] = [point[0]!, point[1]!];
  gradient?.set([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]);
  return rosenbrock(point);
};

describe('bounded descent', () => {
  test('it finds the end of a curved valley', () => {
    const found = minimizeBounded(rosenbrockWithSlope, Float64Array.of(-1.2, 1), WIDE);
    expect(found.converged).toBe(true);
    expect(found.point[0]).toBeCloseTo(1, 6);
    expect(found.point[1]).toBeCloseTo(1, 6);
  });

  test('it does nearly as well on differences alone', () => {
    const found = minimizeBounded(withDifferences(rosenbrock), Float64Array.of(-1.2, 1), WIDE);
    expect(found.point[0]).toBeCloseTo(1, 4);
  });

  test('it rests on a bound that cuts the minimum off', () => {
    const box: Box = { lower: Float64Array.of(-5, -5), upper: Float64Array.of(0.5, 5) };
    const found = minimizeBounded(rosenbrockWithSlope, Float64Array.of(-1.2, 1), box);
    expect(found.converged).toBe(true);
    expect(found.point[0]).toBe(0.5);
    expect(found.point[1]).toBeCloseTo(0.25, 6);
  });

  test('it says so when it ran out of steps', () => {
    const options = { maxIterations: 3 };
    const found = minimizeBounded(rosenbrockWithSlope, Float64Array.of(-1.2, 1), WIDE, options);
    expect(found).toMatchObject({ converged: false, reason: 'limit' });
  });

  test('it gives up plainly where no value is finite', () => {
    const found = minimizeBounded(() => NaN, Float64Array.of(0, 0), WIDE);
    expect(found).toMatchObject({ converged: false, reason: 'non-finite' });
  });
});

describe('the simplex', () => {
  test('it finds the same valley without a slope', () => {
    const found = minimizeSimplex(rosenbrock, Float64Array.of(-1.2, 1), WIDE);
    expect(found.converged).toBe(true);
    expect(found.point[0]).toBeCloseTo(1, 4);
  });

  test('it stays inside the box it was given', () => {
    const box: Box = { lower: Float64Array.of(2, 2), upper: Float64Array.of(3, 3) };
    const found = minimizeSimplex(
      (point) => point[0]! ** 2 + point[1]! ** 2,
      Float64Array.of(3, 3),
      box,
    );
    expect(found.point[0]).toBeCloseTo(2, 6);
    expect(found.point[1]).toBeCloseTo(2, 6);
  });

  test('it ends with a verdict on a flat or broken floor', () => {
    expect(minimizeSimplex(() => 7, Float64Array.of(0, 0), WIDE).converged).toBe(true);
    const broken = minimizeSimplex(() => NaN, Float64Array.of(0, 0), WIDE);
    expect(broken).toMatchObject({ converged: false, reason: 'non-finite' });
  });
});
