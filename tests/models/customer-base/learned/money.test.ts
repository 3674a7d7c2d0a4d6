// Simulated shops: whether the second opinion on money is taken only where it ranks no worse, and stays finite.
import { expect, test } from 'vitest';
import { rngFromSeed } from '~/math/random';
import { normalizedGini } from '~/models/accuracy';
import { blendMoney, fitMoney, priceViews } from '~/models/customer-base/learned/money';
import { outcomeOf, trainingViews, viewAt } from '~/models/customer-base/learned/windows';
import { simulateShop } from '../simulated';

test('few payments teach no money', () => {
  const shop = simulateShop(rngFromSeed('few'), { customers: 60, days: 300 });
  expect(fitMoney(priceViews(shop, trainingViews(shop, 250, 40)), rngFromSeed('fit'))).toBeNull();
  expect(fitMoney([], rngFromSeed('fit'))).toBeNull();
});

test('the blend ranks customers as well as orders times spend', () => {
  const shop = simulateShop(rngFromSeed('money'), { customers: 2500, days: 500, pace: 0.25 });
  const views = priceViews(shop, trainingViews(shop, 400, 80));
  const [view] = priceViews(shop, [viewAt(shop, 400, 80)]);
  const model = fitMoney(views, rngFromSeed('fit'));
  const plain = view!.outlook.expected.map((orders, row) => orders * view!.perOrder[row]!);
  const actual = outcomeOf(shop, view!.rows, 400, 80).value;
  const before = normalizedGini(plain, actual)!;
  if (model === null) return expect(before).toBeGreaterThan(0);
  const both = blendMoney(model, view!, { plain, active: view!.outlook.active });
  expect(both.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
  expect(normalizedGini(both, actual)!).toBeGreaterThan(before - 0.02);
});
