// Expected numbers: closed forms for two arms, and simulated slots whose rates are known.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beta, rngFromSeed, uniform, type Rng } from '~/math/random';
import { logBeta } from '~/math/special';
import {
  armOdds,
  chanceOfBest,
  drawArm,
  withFloor,
  type ShopRate,
} from '~/models/content/arm-odds';
import { cases } from '../../support/counts';

test('odds add up to one and keep their floor', () => {
  const arm = fc
    .tuple(fc.integer({ min: 0, max: 20_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([shown, rate]) => ({ shown, rewarded: Math.floor(shown * rate) }));
  fc.assert(
    fc.property(fc.array(arm, { minLength: 2, maxLength: 8 }), (slot) => {
      const { odds, best, rate } = armOdds({
        shown: slot.map((one) => one.shown),
        rewarded: slot.map((one) => one.rewarded),
      });
      expect(sum(odds)).toBeCloseTo(1, 9);
      expect(sum(best)).toBeCloseTo(1, 9);
      expect(Math.min(...odds)).toBeGreaterThanOrEqual(0.1 / slot.length - 1e-12);
      expect(rate.every((value) => value > 0 && value < 1)).toBe(true);
    }),
    { numRuns: cases(60, 2000) },
  );
});

test('arms without sends, or alike, share alike', () => {
  for (const arms of [2, 3, 5, 8]) {
    const { odds } = armOdds({ shown: new Float64Array(arms), rewarded: new Float64Array(arms) });
    for (const one of odds) expect(one).toBeCloseTo(1 / arms, 6);
  }
  const { best } = armOdds({ shown: [4000, 4000], rewarded: [200, 200] });
  expect(best[0]).toBeCloseTo(0.5, 6);
});

test('the chance of being best meets its closed form', () => {
  const posterior = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }));
  fc.assert(
    fc.property(posterior, posterior, ([a1, b1], [a2, b2]) => {
      // P(second > first) = Σ B(a1 + i, b1 + b2) ÷ ((b2 + i) B(1 + i, b2) B(a1, b1)), i below a2 (Miller 2014).
      let closed = 0;
      for (let i = 0; i < a2; i++) {
        const log = logBeta(a1 + i, b1 + b2) - logBeta(1 + i, b2) - logBeta(a1, b1);
        closed += Math.exp(log) / (b2 + i);
      }
      const best = chanceOfBest(Float64Array.of(a1, a2), Float64Array.of(b1, b2));
      expect(Math.abs(best[1]! - closed)).toBeLessThan(0.003);
    }),
    { numRuns: cases(100, 3000) },
  );
});

test('few sends are pulled toward the other arms', () => {
  const { rate } = armOdds({ shown: [10, 5000, 5000], rewarded: [3, 250, 260] });
  expect(rate[0]).toBeLessThan(0.1);
  expect(rate[1]).toBeCloseTo(0.05, 2);
});

test('drawing by the odds shows each arm that often', () => {
  const odds = Float64Array.of(0.2, 0.7, 0.1);
  const rng = rngFromSeed('arm-odds', 'draws');
  const seen = [0, 0, 0];
  for (let at = 0; at < 30_000; at++) seen[drawArm(odds, uniform(rng))]!++;
  // Four standard deviations of a binomial share: 4 √(.25 ÷ 30000).
  seen.forEach((count, arm) => expect(Math.abs(count / 30_000 - odds[arm]!)).toBeLessThan(0.0116));
});

test('an arm beyond doubt behind keeps only the floor', () => {
  const { isBehind, odds } = armOdds({ shown: [5000, 5000], rewarded: [100, 400] });
  expect([...isBehind]).toEqual([1, 0]);
  expect(odds[0]).toBeCloseTo(0.05, 4);
  expect([...withFloor(Float64Array.of(1, 0, 0, 0), new Uint8Array(4))][3]).toBeCloseTo(0.065, 9);
});

test('equal arms all keep five percent of the traffic', () => {
  const runs = cases(12, 400);
  for (const arms of [2, 3, 4]) {
    for (let run = 0; run < runs; run++) {
      const rng = rngFromSeed('a-a', String(arms), String(run));
      const { shown } = simulate(new Array<number>(arms).fill(0.05), 5000, rng);
      expect(Math.min(...shown) / 5000).toBeGreaterThanOrEqual(0.05);
    }
  }
});

test('after 5,000 sends the choice earns 99 % of the best', () => {
  const runs = cases(30, 1000);
  let earned = 0;
  let possible = 0;
  for (let run = 0; run < runs; run++) {
    const rng = rngFromSeed('best arm', String(run));
    // Click rates about 8 %, standard deviation 2.7 points, 2 to 8 variations.
    const rates = Array.from({ length: 2 + (run % 7) }, () => beta(rng, 8, 92));
    const { rate } = simulate(rates, 5000, rng);
    earned += rates[rate.indexOf(Math.max(...rate))]!;
    possible += Math.max(...rates);
  }
  expect(earned / possible).toBeGreaterThanOrEqual(0.99);
});

const SHOP: ShopRate = { rate: 0.08, sends: 20 };

/** A slot decided in batches of 100 sends, rewards known before the next batch. */
function simulate(rates: number[], sends: number, rng: Rng) {
  const counts = { shown: rates.map(() => 0), rewarded: rates.map(() => 0) };
  for (let sent = 0; sent < sends; sent += 100) {
    const { odds } = armOdds(counts, SHOP);
    for (let at = 0; at < 100; at++) {
      const arm = drawArm(odds, uniform(rng));
      counts.shown[arm]!++;
      if (uniform(rng) < rates[arm]!) counts.rewarded[arm]!++;
    }
  }
  return { shown: counts.shown, rate: [...armOdds(counts, SHOP).rate] };
}

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}
