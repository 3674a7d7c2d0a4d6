// `npm run evaluate -- orders`: fits the customer-base models on a file of orders and judges them on what came after.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { rngFromSeed } from '~/math/random';
import type { Trial } from '~/models/customer-base/backtest';
import { forecastCustomers, type CustomerForecast } from '~/models/customer-base/forecast';
import { fitSpend } from '~/models/customer-base/gamma-gamma';
import { outcomeOf } from '~/models/customer-base/learned/windows';
import { groupRows, summarizeOrders } from '~/models/customer-base/order-history';
import { fitParametric, PARAMETRIC } from '~/models/customer-base/parametric';
import { spendRows } from '~/models/customer-base/spend';
import { InputError } from './csv';
import { dayOf, readOrders, type OrdersFile } from './orders-file';
import { judgeBaselines, judgeForecast, type Judged } from './orders-judge';
import { predictionLines } from './orders-predictions';

type FittedModel = {
  parameters: Record<string, number>;
  logLikelihood: number;
  converged: boolean;
  seconds: number;
} | null;

export type OrdersResult = {
  customers: number;
  actualOrders: number;
  chosen: string;
  reason: string;
  trials: Trial[];
  models: Record<string, FittedModel>;
  /** Which answer the next order dates are: learned, parametric, or the constant. */
  waitBasis: string;
  season: { factor: number; low: number; high: number; seen: boolean };
  baselines: Record<string, Judged>;
  nonFinite: number;
} & Judged;

export function evaluateOrders(args: string[]): OrdersResult {
  const options = readOptions(args);
  const file = readOrders(options.orders);
  const question = { until: options.until, horizonDays: options.horizonDays };
  process.stderr.write(`read ${file.ids.length} customers\n`);
  const models = fitModels(file, options.until);
  const started = performance.now();
  const forecast = forecastCustomers(file.history, question, rngFromSeed('evaluate', 'orders'));
  if ('refused' in forecast) throw new InputError(`${options.orders}: ${forecast.refused}`);
  const seconds = (performance.now() - started) / 1000;
  process.stderr.write(`chose ${forecast.choice.chosen} in ${seconds.toFixed(1)} s\n`);
  const actual = outcomeOf(file.history, forecast.rows, options.until, options.horizonDays);
  if (options.predictions) {
    const lines = predictionLines(file.ids, forecast, actual, options.until);
    writeFileSync(options.predictions, `${lines.join('\n')}\n`);
  }
  return {
    customers: forecast.rows.count,
    actualOrders: actual.orders.reduce((sum, count) => sum + count, 0),
    ...forecast.choice,
    models,
    ...judgeForecast(forecast, actual),
    waitBasis: forecast.waitBasis,
    season: forecast.season,
    baselines: judgeBaselines(forecast, actual, options.horizonDays),
    nonFinite: countNonFinite(forecast),
  };
}

/** Each at its own maximum, without penalty or prior. */
function fitModels({ history }: OrdersFile, until: number): Record<string, FittedModel> {
  const rows = summarizeOrders(history, until);
  const groups = groupRows(rows);
  const models: Record<string, FittedModel> = {};
  const time = (name: string, fit: () => Omit<NonNullable<FittedModel>, 'seconds'> | null) => {
    const started = performance.now();
    const found = fit();
    const seconds = (performance.now() - started) / 1000;
    models[name] = found ? { ...found, seconds } : null;
  };
  for (const name of PARAMETRIC) {
    time(name, () => {
      const { parameters, logLikelihood, converged } = fitParametric(name, groups);
      return { parameters, logLikelihood, converged };
    });
  }
  time('gammaGamma', () => {
    const fit = fitSpend(spendRows(history, rows, until, { repeatsOnly: true }));
    if (!fit) return null;
    const { parameters, logLikelihood, minimum } = fit;
    return { parameters, logLikelihood, converged: minimum.converged };
  });
  return models;
}

function countNonFinite(forecast: CustomerForecast): number {
  const { outlook, value, nextOrder } = forecast;
  const columns = [...Object.values(outlook), value, ...Object.values(nextOrder)];
  return columns.reduce(
    (count, column) => count + column.filter((number) => !Number.isFinite(number)).length,
    0,
  );
}

type Options = {
  orders: string;
  until: number;
  horizonDays: number;
  predictions: string | null;
};

const USAGE = 'orders --orders FILE --until YYYY-MM-DD --horizon-days N [--predictions OUT.csv]';

function readOptions(args: string[]): Options {
  const { values } = parseOptions(args);
  if (!values.orders) throw new InputError(`--orders is missing; the call is: ${USAGE}`);
  const until = values.until ?? '';
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(until) && Number.isFinite(dayOf(until));
  if (!isDate || new Date(until).toISOString().slice(0, 10) !== until) {
    throw new InputError(`--until must be a date such as 2011-08-31, not "${until}"`);
  }
  const days = values['horizon-days'] ?? '';
  if (!/^\d{1,4}$/.test(days) || Number(days) < 1 || Number(days) > 3660) {
    throw new InputError(`--horizon-days must be a whole number from 1 to 3660, not "${days}"`);
  }
  return {
    orders: values.orders,
    until: dayOf(until),
    horizonDays: Number(days),
    predictions: values.predictions ?? null,
  };
}

function parseOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        orders: { type: 'string' },
        until: { type: 'string' },
        'horizon-days': { type: 'string' },
        predictions: { type: 'string' },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown option';
    throw new InputError(`${reason} The call is: ${USAGE}`);
  }
}
