// CDNOW, calibrated on 39 weeks. Sources of the numbers: BG/NBD Fader, Hardie & Lee 2005, table 2; MBG/NBD Batislam
// 2007; Pareto/NBD Fader, Hardie & Lee 2005, table 2; Gamma-Gamma Fader & Hardie 2013 (p 6.25, q 3.74, γ 15.44).
import { describe, expect, test } from 'vitest';
import { fitSpend } from '~/models/customer-base/gamma-gamma';
import { dropoutOutlook, fitDropout } from '~/models/customer-base/geometric-dropout';
import {
  countOrders,
  expandGroups,
  ordersUntil,
  summarizeOrders,
} from '~/models/customer-base/order-history';
import { fitPareto, paretoOutlook } from '~/models/customer-base/pareto-nbd';
import { CDNOW_CUT, cdnowRows, readCdnow, withoutCdnow } from './cdnow';

const WEEKS = 39;

/** The CDNOW file is not part of the project; without it these tests are skipped. */
describe.skipIf(withoutCdnow)('the published numbers of CDNOW', () => {
  const history = withoutCdnow ? null : readCdnow();

  test('BG/NBD finds the published parameters', () => {
    const fit = fitDropout({ stages: 1, leavesAtOnce: 0 }, cdnowRows(history!));
    expect(fit.minimum.converged).toBe(true);
    expect(fit.parameters.r).toBeCloseTo(0.2426, 4);
    expect(fit.parameters.alpha).toBeCloseTo(4.4136, 4);
    expect(fit.parameters.a).toBeCloseTo(0.7929, 4);
    expect(fit.parameters.b).toBeCloseTo(2.4259, 4);
    expect(fit.logLikelihood).toBeCloseTo(-9582.43, 2);
    const judged = judge(dropoutOutlook(fit, cdnowRows(history!), WEEKS).expected);
    expect(judged.error).toBeCloseTo(0.7855, 4);
    expect(judged.sum).toBeCloseTo(1653, -0.5);
  });

  test('MBG/NBD finds the published parameters', () => {
    const fit = fitDropout({ stages: 1, leavesAtOnce: 1 }, cdnowRows(history!));
    expect(fit.parameters.r).toBeCloseTo(0.5248, 4);
    expect(fit.parameters.alpha).toBeCloseTo(6.1831, 4);
    expect(fit.parameters.a).toBeCloseTo(0.8914, 4);
    expect(fit.parameters.b).toBeCloseTo(1.614, 4);
    expect(fit.logLikelihood).toBeCloseTo(-9582.14, 2);
    const judged = judge(dropoutOutlook(fit, cdnowRows(history!), WEEKS).expected);
    expect(judged.error).toBeCloseTo(0.7648, 4);
    expect(judged.sum).toBeCloseTo(1577, -0.5);
  });

  test('Pareto/NBD finds the published parameters', () => {
    const fit = fitPareto(cdnowRows(history!));
    expect(fit.minimum.converged).toBe(true);
    expect(fit.parameters.r).toBeCloseTo(0.5533, 4);
    expect(fit.parameters.alpha).toBeCloseTo(10.578, 3);
    expect(fit.parameters.s).toBeCloseTo(0.6062, 3);
    expect(fit.parameters.beta).toBeCloseTo(11.669, 2);
    expect(fit.logLikelihood).toBeCloseTo(-9594.98, 2);
    const judged = judge(paretoOutlook(fit.parameters, cdnowRows(history!), WEEKS).expected);
    expect(judged.error).toBeCloseTo(0.7545, 4);
    expect(judged.sum).toBeCloseTo(1665, -0.5);
  });

  test('Gamma-Gamma finds the published parameters', () => {
    const fit = fitSpend(repeatSpend())!;
    expect(fit.parameters.p).toBeCloseTo(6.25, 2);
    expect(fit.parameters.q).toBeCloseTo(3.744, 2);
    expect(fit.parameters.gamma).toBeCloseTo(15.444, 2);
    expect(fit.logLikelihood).toBeCloseTo(-4055.92, 2);
  });

  test('irregular buyers choose a single stage', () => {
    const rows = cdnowRows(history!);
    const one = fitDropout({ stages: 1, leavesAtOnce: 1 }, rows);
    const two = fitDropout({ stages: 2, leavesAtOnce: 1 }, rows);
    expect(one.logLikelihood).toBeGreaterThan(two.logLikelihood);
  });

  function judge(expected: Float64Array): { error: number; sum: number } {
    const rows = summarizeOrders(history!, CDNOW_CUT);
    const actual = countOrders(history!, rows, CDNOW_CUT, CDNOW_CUT + WEEKS * 7);
    const forecast = expandGroups(expected, cdnowRows(history!).group);
    const error = forecast.reduce((sum, value, at) => sum + Math.abs(value - actual[at]!), 0);
    return { error: error / rows.count, sum: forecast.reduce((sum, value) => sum + value, 0) };
  }

  function repeatSpend() {
    const { offset, value } = history!;
    const customers = [...summarizeOrders(history!, CDNOW_CUT).customer];
    const repeats = customers.map((customer) => {
      const from = offset[customer]!;
      const end = from + ordersUntil(history!, customer, CDNOW_CUT);
      return [...value.subarray(from + 1, end)].filter((money) => money > 0);
    });
    const count = Float64Array.from(repeats, (money) => money.length);
    const sum = repeats.map((money) => money.reduce((total, one) => total + one, 0));
    return { count, average: count.map((n, at) => (n > 0 ? sum[at]! / n : 0)) };
  }
});
