// Small shops: shrinkage must help on average. True parameters of the simulation stand in simulated.ts.
import { describe, expect, test } from 'vitest';
import { rngFromSeed } from '~/math/random';
import { groupRows, summarizeOrders } from '~/models/customer-base/order-history';
import { fitParametric, PARAMETRIC, parametricOutlook } from '~/models/customer-base/parametric';
import { priorForShop } from '~/models/customer-base/priors';
import { spendRows, forecastSpend } from '~/models/customer-base/spend';
import { simulateShop } from './simulated';

describe('parametric models by name', () => {
  const shop = simulateShop(rngFromSeed('regular'), { customers: 900, days: 400, pace: 0.3 });
  const groups = groupRows(summarizeOrders(shop, 300));

  test('regular buyers choose more than one stage', () => {
    expect(fitParametric('mbgCnbdK', groups).parameters['k']).toBe(2);
  });

  test.each(PARAMETRIC)('%s gives chances and counts that agree', (name) => {
    const fit = fitParametric(name, groups);
    const outlook = parametricOutlook(fit, groups, 8);
    expect(fit.converged).toBe(true);
    expect(fit).toEqual(JSON.parse(JSON.stringify(fit)));
    outlook.active.forEach((chance, row) => {
      expect(chance).toBeLessThanOrEqual(outlook.alive[row]! + 1e-12);
      expect(chance).toBeLessThanOrEqual(outlook.expected[row]! + 1e-12);
    });
  });

  test('a prior fades as the shop grows', () => {
    const prior = { mean: [0], deviation: [1] };
    expect(priorForShop(prior, 50)?.weight).toBe(1);
    expect(priorForShop(prior, 300)?.weight).toBe(0.5);
    expect(priorForShop(prior, 400)).toBeNull();
  });

  test('thirty buyers are drawn towards other shops', () => {
    const few = simulateShop(rngFromSeed('thirty'), { customers: 30, days: 60 });
    const rows = groupRows(summarizeOrders(few, 60));
    const alone = fitParametric('bgNbd', rows).parameters;
    const drawn = fitParametric('bgNbd', rows, true).parameters;
    const away = (b: number) => Math.abs(Math.log(b / 2.6));
    expect(away(drawn['b']!)).toBeLessThan(away(alone['b']!));
  });
});

describe('spend of a shop', () => {
  const shop = simulateShop(rngFromSeed('spend'), { customers: 300, days: 300, pace: 0.3 });
  const rows = summarizeOrders(shop, 300);

  test('the first order counts unless only repeats are asked for', () => {
    const all = spendRows(shop, rows, 300, { repeatsOnly: false });
    const repeats = spendRows(shop, rows, 300, { repeatsOnly: true });
    all.count.forEach((count, row) => expect(repeats.count[row]).toBe(count - 1));
  });

  test('what is expected lies around what was paid', () => {
    const { perOrder, fit } = forecastSpend(shop, rows, 300);
    const mean = perOrder.reduce((sum, money) => sum + money, 0) / rows.count;
    const paid = shop.value.reduce((sum, money) => sum + money, 0) / shop.value.length;
    expect(fit).not.toBeNull();
    expect(Math.abs(mean / paid - 1)).toBeLessThan(0.2);
  });
});
