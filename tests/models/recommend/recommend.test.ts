// Holds the whole recommender to the truth of a simulated shop, and to the promises that serving makes.
import { describe, expect, test } from 'vitest';
import { purchasesOf } from '~/models/recommend/backtest';
import { fitRecommender } from '~/models/recommend/fit';
import { buildInteractions } from '~/models/recommend/interactions';
import { rankItems, recommend } from '~/models/recommend/recommend';
import { deserialize, serialize } from '~/models/recommend/serialize';
import { simulateShop, smallData } from './small-shop';

describe('a shop of three tastes', () => {
  const { data, descriptions, tasteOf, kindOf } = simulateShop('tastes');
  const recommender = fitRecommender(data, { descriptions });
  const interactions = buildInteractions(data);
  const historyOf = (customer: number): ReturnType<typeof purchasesOf> =>
    purchasesOf(interactions, customer);
  const request = { today: data.today, count: 4 };

  test('customers are shown mostly what fits their taste', () => {
    let fitting = 0;
    let shown = 0;
    for (let customer = 0; customer < data.customers; customer++) {
      for (const pick of recommend(recommender, historyOf(customer), {
        ...request,
        novelty: 'newOnly',
        diversity: 0,
      })) {
        shown++;
        if (kindOf(pick.item) === tasteOf(customer)) fitting++;
      }
    }
    // Nine of ten lines are of the customer's taste; chance would be one in three.
    expect(fitting / shown).toBeGreaterThan(0.85);
  });

  test('the mixture is never below its best part in back-tests', () => {
    for (const judged of Object.values(recommender.backtests)) {
      const parts = Object.values(judged.parts).map((part) => part.ndcg);
      const chosen =
        judged.chosen === 'hybrid' ? judged.hybrid.ndcg : judged.parts[judged.chosen].ndcg;
      expect(judged.judged).toBeGreaterThan(50);
      expect(chosen).toBeGreaterThanOrEqual(Math.max(...parts));
    }
  });

  test('items that are not allowed or excluded never appear', () => {
    const allowed = new Uint8Array(data.items).fill(1);
    for (let item = 0; item < data.items; item += 2) allowed[item] = 0;
    for (let customer = 0; customer < 60; customer++) {
      const picks = recommend(recommender, historyOf(customer), {
        ...request,
        allowed,
        exclude: [1, 3],
      });
      expect(picks.length).toBe(4);
      expect(picks.every((pick) => pick.item % 2 === 1 && pick.item > 3)).toBe(true);
    }
  });

  test('new items only means nothing bought before', () => {
    for (let customer = 0; customer < 60; customer++) {
      const owned = new Set(historyOf(customer).map((purchase) => purchase.item));
      const picks = recommend(recommender, historyOf(customer), { ...request, novelty: 'newOnly' });
      expect(picks.some((pick) => owned.has(pick.item))).toBe(false);
    }
  });

  test('reasons name items that the customer really bought', () => {
    for (let customer = 0; customer < 60; customer++) {
      const owned = new Set(historyOf(customer).map((purchase) => purchase.item));
      for (const { item, reason } of recommend(recommender, historyOf(customer), request)) {
        expect(reason.kind === 'buyAgain').toBe(owned.has(item));
        if (reason.itemIndex !== undefined) expect(owned.has(reason.itemIndex)).toBe(true);
      }
    }
  });

  test('a stranger is shown popular and new items', () => {
    const picks = recommend(recommender, [], request);
    expect(picks.length).toBe(4);
    expect(picks.every((pick) => ['popular', 'new'].includes(pick.reason.kind))).toBe(true);
  });

  test('bytes bring back a recommender that picks the same', () => {
    const bytes = serialize(recommender);
    const back = deserialize(bytes);
    expect(back).toEqual(recommender);
    expect(recommend(back, historyOf(7), request)).toEqual(
      recommend(recommender, historyOf(7), request),
    );
    expect(serialize(fitRecommender(data, { descriptions }))).toEqual(bytes);
  });

  test('bytes of something else are refused in a sentence', () => {
    expect(() => deserialize(new Uint8Array(3))).toThrow('requires a recommender of this version');
    expect(() => deserialize(new Uint8Array(64).fill(65))).toThrow(
      'requires a recommender of this version',
    );
  });

  test('unknown items in a history are passed over', () => {
    const history = [
      ...historyOf(3),
      { item: 9999, day: data.today, count: 1 },
      { item: -1, day: 0, count: 1 },
    ];
    expect(recommend(recommender, history, request)).toEqual(
      recommend(recommender, historyOf(3), request),
    );
  });
});

test.each<[string, [number, number, number, number][]]>([
  ['one customer with one basket', [[0, 0, 3, 0]]],
  [
    'all baskets on one day',
    [
      [0, 0, 3, 0],
      [0, 1, 3, 1],
      [1, 1, 3, 2],
      [1, 0, 3, 3],
    ],
  ],
  ['one item bought again and again', Array.from({ length: 50 }, (_, at) => [0, 0, at, at])],
])('a fit on %s gives finite answers', (_name, lines) => {
  for (const dated of [true, false]) {
    const data = smallData(lines, dated);
    const recommender = fitRecommender(data);
    for (const weights of Object.values(recommender.weights))
      expect(weights.every(Number.isFinite)).toBe(true);
    const picks = recommend(recommender, [{ item: 0, day: 3, count: 1 }], {
      today: data.today,
      count: 3,
    });
    expect(picks.length).toBeGreaterThan(0);
    for (const pick of picks) expect(Number.isFinite(pick.score)).toBe(true);
  }
});

test('an empty shop recommends nothing and breaks nothing', () => {
  const none = new Int32Array(0);
  const data = {
    customers: 0,
    items: 0,
    customer: none,
    item: none,
    day: none,
    basket: none,
    count: new Float32Array(0),
    dated: true,
    today: 10,
  };
  const recommender = fitRecommender(data, { descriptions: [] });
  expect(rankItems(recommender, [], { today: 10, count: 5 }).length).toBe(0);
});

test('a shop without orders recommends by its words alone', () => {
  const { descriptions } = simulateShop('cold');
  const none = new Int32Array(0);
  const data = {
    customers: 0,
    items: 60,
    customer: none,
    item: none,
    day: none,
    basket: none,
    count: new Float32Array(0),
    dated: true,
    today: 10,
  };
  const recommender = fitRecommender(data, { descriptions });
  const picks = recommend(recommender, [{ item: 4, day: 9, count: 1 }], {
    today: 10,
    count: 4,
    novelty: 'newOnly',
    diversity: 0,
  });
  expect(picks.every((pick) => pick.item % 3 === 1)).toBe(true);
  expect(picks[0]!.reason).toEqual({ kind: 'similarTo', itemIndex: 4 });
});
