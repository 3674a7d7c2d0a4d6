// How the customer-base forecast did on what came after, and how the plain baselines did beside it.
import { rankCorrelation } from '~/math/stats';
import { areaUnderCurve, brierScore, forecastError, normalizedGini } from '~/models/accuracy';
import type { Outlook } from '~/models/customer-base/counting-horizon';
import type { CustomerForecast } from '~/models/customer-base/forecast';
import type { NextOrder } from '~/models/customer-base/learned/next-order';
import type { Outcome } from '~/models/customer-base/learned/windows';

/** Null where a part has no such figure. */
export type Judged = {
  forecast: {
    mae: number;
    rmse: number;
    sum: number;
    sumLow: number | null;
    sumHigh: number | null;
  } | null;
  active: { auc: number | null; brier: number } | null;
  value: { gini: number | null; spearman: number; sum: number; actualSum: number } | null;
  nextOrder: { maeDays: number; coverage80: number | null } | null;
};

export function judgeForecast(forecast: CustomerForecast, actual: Outcome): Judged {
  const { outlook, season, value, nextOrder } = forecast;
  const error = forecastError(outlook.expected, actual.orders);
  return {
    forecast: {
      ...error,
      sumLow: (error.sum * season.low) / season.factor,
      sumHigh: (error.sum * season.high) / season.factor,
    },
    active: judgeActive(outlook, actual),
    value: judgeValue(value, actual),
    nextOrder: judgeDays(nextOrder, actual),
  };
}

/** `recencyRule`: last bought, goes on as before. `constant`: the same wait for everyone. */
export function judgeBaselines(
  forecast: CustomerForecast,
  actual: Outcome,
  horizonDays: number,
): Record<string, Judged> {
  const { recencyRule, constantDays } = forecast.baselines;
  const error = forecastError(recencyRule.expected, actual.orders);
  const value = recencyRule.expected.map((orders, row) => orders * forecast.spend.perOrder[row]!);
  const days = new Float64Array(forecast.rows.count).fill(constantDays ?? horizonDays / 2);
  const constant = judgeDays({ low: days, median: days, high: days }, actual);
  return {
    recencyRule: {
      forecast: { ...error, sumLow: null, sumHigh: null },
      active: judgeActive(recencyRule, actual),
      value: judgeValue(value, actual),
      nextOrder: null,
    },
    constant: {
      forecast: null,
      active: null,
      value: null,
      nextOrder: constant && { ...constant, coverage80: null },
    },
  };
}

function judgeActive(outlook: Outlook, actual: Outcome): Judged['active'] {
  return {
    auc: areaUnderCurve(outlook.active, actual.orders),
    brier: brierScore(outlook.active, actual.orders),
  };
}

function judgeValue(value: Float64Array, actual: Outcome): Judged['value'] {
  return {
    gini: normalizedGini(value, actual.value),
    spearman: rankCorrelation(value, actual.value),
    sum: value.reduce((sum, money) => sum + money, 0),
    actualSum: actual.value.reduce((sum, money) => sum + money, 0),
  };
}

/** Judged on those who ordered within the horizon. */
function judgeDays(found: NextOrder, actual: Outcome): Judged['nextOrder'] {
  let away = 0;
  let inside = 0;
  let count = 0;
  actual.days.forEach((day, row) => {
    if (Number.isNaN(day)) return;
    count++;
    away += Math.abs(day - found.median[row]!);
    if (day >= found.low[row]! && day <= found.high[row]!) inside++;
  });
  return count > 0 ? { maeDays: away / count, coverage80: inside / count } : null;
}
