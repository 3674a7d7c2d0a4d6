// Holds features, scores, reasons, diversity and the climbing of weights to small cases with a known answer.
import { expect, test } from 'vitest';
import { rngFromSeed, uniform } from '~/math/random';
import { sparseFromTriples } from '~/math/sparse';
import { backtest } from '~/models/recommend/backtest';
import { diversify } from '~/models/recommend/diversify';
import { customerFeatures, FEATURES, logShares } from '~/models/recommend/features';
import { DEFAULT_WEIGHTS, fitRecommender } from '~/models/recommend/fit';
import { holdOutLast } from '~/models/recommend/holdout';
import { buildInteractions } from '~/models/recommend/interactions';
import { buildProfile } from '~/models/recommend/parts/own-history';
import { chooseReason } from '~/models/recommend/reasons';
import { partWeights, scoreItems, scoreParts, weightsOf } from '~/models/recommend/score';
import { climbWeights, judgeWeights, type ChoiceSet } from '~/models/recommend/weights';
import { simulateShop, smallData } from './small-shop';

const NO_PARTS = { collaborative: 0, content: 0, popularity: 0, own: 0 };

test('shares are logarithms of ten times the largest', () => {
  const shares = logShares(Float32Array.from([4, 2, 0, -1, 0.001]));
  [Math.log(11), Math.log(6), 0, 0, Math.log(1.0025)].forEach((value, at) =>
    expect(shares[at]).toBeCloseTo(value, 4),
  );
  expect(Array.from(logShares(new Float32Array(2)))).toEqual([0, 0]);
});

test('the parts of a score add up to the score', () => {
  const { data, descriptions } = simulateShop('parts');
  const { knowledge } = fitRecommender(data, { descriptions });
  const profile = buildProfile([{ item: 3, day: 200, count: 1 }], data.today, true);
  const customer = customerFeatures(knowledge, profile);
  const weights = DEFAULT_WEIGHTS.all;
  const scores = scoreItems(knowledge, customer, weights);
  for (const item of [0, 3, 7]) {
    const parts = scoreParts(knowledge, customer, weights, item);
    expect(parts.collaborative + parts.content + parts.popularity + parts.own).toBeCloseTo(
      scores[item]!,
      4,
    );
  }
});

test('own frequency ranks by count, then by recent popularity', () => {
  const { data } = simulateShop('own');
  const { knowledge } = fitRecommender(data);
  const purchases = [5, 5, 5, 8, 8, 11].map((item, at) => ({ item, day: 100 + at, count: 1 }));
  const customer = customerFeatures(knowledge, buildProfile(purchases, data.today, true));
  const scores = scoreItems(knowledge, customer, partWeights('ownFrequency'));
  const order = Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]!);
  expect(order.slice(0, 3)).toEqual([5, 8, 11]);
});

test('the strongest part names the reason', () => {
  const facts = { isOwned: false, isNew: false, boughtWith: 4, similarTo: 6 };
  const reason = (parts: Partial<typeof NO_PARTS>, change = {}): object =>
    chooseReason({ ...NO_PARTS, ...parts }, { ...facts, ...change });
  expect(reason({ collaborative: 2, content: 1 })).toEqual({ kind: 'goesWith', itemIndex: 4 });
  expect(reason({ collaborative: 1, content: 2 })).toEqual({ kind: 'similarTo', itemIndex: 6 });
  expect(reason({ collaborative: 1, popularity: 2 })).toEqual({ kind: 'popular' });
  expect(reason({ popularity: 2 }, { isNew: true })).toEqual({ kind: 'new' });
  expect(reason({ collaborative: 2 }, { isOwned: true })).toEqual({ kind: 'buyAgain' });
  expect(reason({ collaborative: 2, content: 0 }, { boughtWith: -1 })).toEqual({ kind: 'popular' });
});

test('diversity moves a near twin behind an unlike item', () => {
  const pool = { item: Int32Array.from([0, 1, 2]), score: Float32Array.from([3, 2.9, 2.5]) };
  const similar = sparseFromTriples(3, 3, {
    row: Int32Array.from([0, 1]),
    column: Int32Array.from([1, 0]),
    value: Float32Array.from([0.95, 0.95]),
  });
  expect(Array.from(diversify(pool, 3, 0.5, similar))).toEqual([0, 2, 1]);
  expect(Array.from(diversify(pool, 3, 0, similar))).toEqual([0, 1, 2]);
});

/** Customers with twenty candidates each, one of which is bought for the sake of the first feature alone. */
function simulateChoices(customers: number): ChoiceSet {
  const rng = rngFromSeed('choices');
  const rows = customers * 20;
  const features = FEATURES.map((_, at) =>
    Float32Array.from({ length: rows }, () => (at < 4 ? uniform(rng) : 0)),
  );
  const chosen = new Uint8Array(rows);
  for (let customer = 0; customer < customers; customer++) {
    let best = customer * 20;
    for (let row = best; row < customer * 20 + 20; row++)
      if (features[0]![row]! > features[0]![best]!) best = row;
    chosen[best] = 1;
  }
  const rowsOf = Int32Array.from({ length: customers + 1 }, (_, at) => at * 20);
  return { rowsOf, features, chosen, targets: new Int32Array(customers).fill(1) };
}

test('climbing finds the feature that customers choose by', () => {
  const choices = simulateChoices(400);
  const prior = weightsOf({ factors: 0.3, itemItem: 0.6, content: 0.6 });
  const weights = climbWeights(choices, prior);
  expect(weights[0]).toBeGreaterThan(4 * Math.max(weights[1]!, weights[2]!));
  expect(weights[1]).toBeGreaterThanOrEqual(0);
  const ndcg = (tried: Float64Array): number => judgeWeights(choices, tried).ndcg / 400;
  expect(ndcg(weights)).toBeGreaterThan(ndcg(prior) + 0.1);
});

test('few customers leave the default weights in place', () => {
  const prior = weightsOf({ itemItem: 1, content: 0.5 });
  const { weights, backtest: judged } = backtest(simulateChoices(10), prior, null);
  expect(weights).toEqual(prior);
  expect(judged.judged).toBe(10);
});

test('a part that beats the mixture takes its place', () => {
  const choices = simulateChoices(60);
  const result = backtest(choices, weightsOf({ content: 3 }), null);
  expect(result.backtest.chosen).toBe('factors');
  expect(result.weights).toEqual(partWeights('factors'));
});

test('the last window is judged, the past before it learned', () => {
  const data = buildInteractions(
    smallData([
      [0, 0, 0, 0],
      [0, 1, 95, 1],
      [0, 2, 99, 2],
      [1, 0, 50, 3],
      [2, 2, 96, 4],
    ]),
  );
  const holdout = holdOutLast(data, { windowDays: [10], enough: 1, most: 10 });
  expect(holdout.window).toEqual({ fromDay: 89, toDay: 99 });
  expect(Array.from(holdout.customer)).toEqual([0]);
  expect(Array.from(holdout.target)).toEqual([1]);
  expect(Array.from(holdout.past.basketDay)).toEqual([0, 50]);
});

test('undated, a quarter of the customers lend their last basket', () => {
  const rows: [number, number, number, number][] = [];
  for (let customer = 0; customer < 8; customer++) {
    for (let step = 0; step < 3; step++) rows.push([customer, step, 0, 3 * customer + step]);
  }
  const holdout = holdOutLast(buildInteractions(smallData(rows, false)));
  expect(holdout.window).toBeNull();
  expect(holdout.customer.length).toBe(2);
  expect(Array.from(holdout.target)).toEqual([2, 2]);
  expect(holdout.past.basketDay.length).toBe(22);
});

test('a back-test counts whom each ranking reached', () => {
  const choices = simulateChoices(200);
  const { backtest: judged } = backtest(choices, weightsOf({ factors: 1 }), null);
  const { picks, baseline, picksOnly, baselineOnly } = judged.hits;
  expect(picks / 200).toBeCloseTo(judged.hybrid.hitRate, 10);
  expect(baseline / 200).toBeCloseTo(judged.parts.popularity.hitRate, 10);
  expect(picks - picksOnly).toBe(baseline - baselineOnly);
  expect(picksOnly).toBeGreaterThan(baselineOnly);
});

test('where a part took over, its own hits are counted', () => {
  const { backtest: judged } = backtest(simulateChoices(60), weightsOf({ content: 3 }), null);
  expect(judged.hits.picks / 60).toBeCloseTo(judged.parts.factors.hitRate, 10);
});
