// Expected numbers: likelihoods and expectations are recomputed here by plain quadrature over λ and p, independently
// of the closed forms under test; gradients by central differences.
import { describe, expect, test } from 'vitest';
import { countingHorizon } from '~/models/customer-base/counting-horizon';
import {
  dropoutLogLikelihood,
  dropoutOutlook,
  fitDropout,
  type DropoutParameters,
  type DropoutShape,
} from '~/models/customer-base/geometric-dropout';
import { priorForShop } from '~/models/customer-base/priors';
import { rowsOf } from './cdnow';

const SHAPES: DropoutShape[] = [
  { stages: 1, leavesAtOnce: 0 },
  { stages: 1, leavesAtOnce: 1 },
  { stages: 2, leavesAtOnce: 1 },
  { stages: 3, leavesAtOnce: 1 },
];
const PARAMETERS: DropoutParameters = { r: 0.7, alpha: 5, a: 0.8, b: 2.5 };
const ROWS = rowsOf([0, 0, 30], [1, 4, 30], [5, 20, 22], [12, 38, 39], [2, 2, 2]);

describe.each(SHAPES)('drop-out with $stages stages, $leavesAtOnce at once', (shape) => {
  test('the slopes are the slopes of the likelihood', () => {
    const gradient = new Float64Array(4);
    dropoutLogLikelihood(shape, PARAMETERS, ROWS, gradient);
    const names = ['r', 'alpha', 'a', 'b'] as const;
    names.forEach((name, at) => {
      const moved = (by: number) =>
        dropoutLogLikelihood(
          shape,
          { ...PARAMETERS, [name]: PARAMETERS[name] * Math.exp(by) },
          ROWS,
        );
      expect(gradient[at]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 5);
    });
  });

  test('a longer horizon never expects fewer orders', () => {
    const fit = { shape, parameters: PARAMETERS };
    const near = dropoutOutlook(fit, ROWS, 4);
    const far = dropoutOutlook(fit, ROWS, 40);
    for (let row = 0; row < ROWS.count; row++) {
      expect(far.expected[row]).toBeGreaterThan(near.expected[row]!);
      expect(near.active[row]).toBeLessThanOrEqual(near.expected[row]!);
      expect(far.active[row]).toBeLessThanOrEqual(far.alive[row]!);
    }
  });

  test('extreme parameters still give finite numbers', () => {
    for (const a of [1e-6, 1, 1e6]) {
      for (const b of [1e-6, 1e6]) {
        const fit = { shape, parameters: { r: 1e-6, alpha: 1e6, a, b } };
        const far = dropoutOutlook(fit, ROWS, 500);
        expect([...far.expected, ...far.active, ...far.alive].every(Number.isFinite)).toBe(true);
      }
    }
  });
});

describe('the chance and count of orders ahead', () => {
  test('it agrees with quadrature over the drop-out chance', () => {
    const [size, share, a, b] = [2.3, 0.6, 0.8, 3.1];
    const tau = share / (1 - share);
    const steps = 200_000;
    let sum = 0;
    let norm = 0;
    for (let step = 0; step < steps; step++) {
      // p = u^5 flattens the Beta(0.8, 3.1) density's singular end.
      const u = (step + 0.5) / steps;
      const p = u ** 5;
      const weight = p ** (a - 1) * (1 - p) ** (b - 1) * u ** 4;
      norm += weight;
      sum += (weight * (1 - (1 + p * tau) ** -size)) / p;
    }
    const found = countingHorizon(size, { stages: 1, passed: 0 }, { share, a, b });
    expect(found.expected).toBeCloseTo(sum / norm, 6);
    expect(found.active).toBeCloseTo(1 - (1 - share) ** size, 12);
  });

  test('without drop-out it is the plain mean', () => {
    const chance = { share: 0.75, a: 1e-12, b: 1 };
    const found = countingHorizon(400, { stages: 1, passed: 0 }, chance);
    expect(found.expected).toBeCloseTo((400 * 0.75) / 0.25, 4);
  });

  test('no time ahead means no orders', () => {
    const chance = { share: 0, a: 1, b: 1 };
    expect(countingHorizon(3, { stages: 2, passed: 1 }, chance)).toEqual({
      expected: 0,
      active: 0,
    });
  });
});

describe('fitting degenerate shops', () => {
  test.each([
    ['one customer', rowsOf([3, 10, 12])],
    ['one order', rowsOf([0, 0, 0])],
    ['nobody', rowsOf()],
    ['orders on the last day only', rowsOf([0, 0, 0], [0, 0, 0], [0, 0, 0])],
    ['everyone every week', rowsOf([52, 52, 52], [52, 52, 52])],
    ['nobody ever again', rowsOf([0, 0, 400], [0, 0, 400], [0, 0, 400])],
  ])('%s gives finite parameters and predictions', (_, rows) => {
    for (const shape of SHAPES) {
      for (const prior of [null, priorForShop(SOMEWHERE, rows.customers)]) {
        const fit = fitDropout(shape, rows, prior);
        expect(Object.values(fit.parameters).every(Number.isFinite)).toBe(true);
        const ahead = dropoutOutlook(fit, rows, 20);
        expect([...ahead.expected, ...ahead.active].every(Number.isFinite)).toBe(true);
      }
    }
  });
});

const SOMEWHERE = { mean: [0, 2, 0, 1], deviation: [1, 1, 1, 1] };
