// Slopes by central differences; a simulated shop whose true parameters are known.
import { expect, test } from 'vitest';
import { gamma, rngFromSeed } from '~/math/random';
import { expectedSpend, fitSpend, spendLogLikelihood } from '~/models/customer-base/gamma-gamma';

const LIMITS = { fallback: 30, cap: 1000 };

test('the slopes of spend match differences', () => {
  const rows = { count: Float64Array.of(1, 4, 2), average: Float64Array.of(12, 40, 95) };
  const at = { p: 5, q: 3, gamma: 14 };
  const gradient = new Float64Array(3);
  spendLogLikelihood(at, rows, gradient);
  const names = ['p', 'q', 'gamma'] as const;
  names.forEach((name, place) => {
    const moved = (by: number) =>
      spendLogLikelihood({ ...at, [name]: at[name] * Math.exp(by) }, rows);
    expect(gradient[place]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 5);
  });
});

test('a simulated shop gives its mean and spread back', () => {
  const rng = rngFromSeed('gamma-gamma');
  const customers = 4000;
  const count = Float64Array.from({ length: customers }, (_, at) => 1 + (at % 5));
  const average = count.map((n) => (gamma(rng, 6 * n) / n / gamma(rng, 4)) * 15);
  const { parameters } = fitSpend({ count, average })!;
  // p and gamma trade places along a ridge; their ratio to the mean does not: p γ ÷ (q − 1) = 30.
  const mean = (parameters.p * parameters.gamma) / (parameters.q - 1);
  expect(Math.abs(mean / 30 - 1)).toBeLessThan(0.03);
  expect(Math.abs(parameters.q / 4 - 1)).toBeLessThan(0.15);
});

test('expected spend lies between the own and the shop’s mean', () => {
  const shop = { p: 6.25, q: 3.74, gamma: 15.44 };
  const rows = { count: Float64Array.of(0, 1, 50), average: Float64Array.of(0, 100, 100) };
  const [unseen, once, often] = expectedSpend(shop, rows, LIMITS);
  // Fader & Hardie 2013: the population's mean is p γ ÷ (q − 1).
  expect(unseen).toBeCloseTo((6.25 * 15.44) / 2.74, 8);
  expect(once!).toBeGreaterThan(unseen!);
  expect(often!).toBeGreaterThan(once!);
  expect(often!).toBeLessThan(100);
});

test('a tail without a mean falls back and stays capped', () => {
  const heavy = { p: 0.2, q: 0.5, gamma: 10 };
  const rows = { count: Float64Array.of(0, 3), average: Float64Array.of(0, 1e9) };
  expect([...expectedSpend(heavy, rows, LIMITS)]).toEqual([30, 1000]);
});

test('a shop without paid repeats has no spend model', () => {
  expect(fitSpend({ count: Float64Array.of(0), average: Float64Array.of(0) })).toBeNull();
  expect(fitSpend({ count: Float64Array.of(2), average: Float64Array.of(-5) })).toBeNull();
  const same = fitSpend({ count: Float64Array.of(2, 2), average: Float64Array.of(5, 5) })!;
  expect(Object.values(same.parameters).every(Number.isFinite)).toBe(true);
});
