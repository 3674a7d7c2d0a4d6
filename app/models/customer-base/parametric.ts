// The four parametric models of repeat buying under one roof: fit any by name, ask any for its outlook.
import type { Outlook } from './counting-horizon';
import { dropoutOutlook, fitDropout, type DropoutFit } from './geometric-dropout';
import type { GroupedRows } from './order-history';
import { fitPareto, paretoOutlook } from './pareto-nbd';
import { priorForShop } from './priors';

export const PARAMETRIC = ['bgNbd', 'mbgNbd', 'paretoNbd', 'mbgCnbdK'] as const;
export type ParametricName = (typeof PARAMETRIC)[number];

/** Plain numbers, so that a fit can be kept and read back. */
export type ParametricFit = {
  name: ParametricName;
  parameters: Record<string, number>;
  /** Without the prior, at the parameters found. */
  logLikelihood: number;
  converged: boolean;
};

/** More stages than this are no longer told apart by a shop's data. */
const MOST_STAGES = 5;

/**
 * What shops look like, as normals on logarithms: means between CDNOW and Online Retail as fitted here, deviations wide
 * enough to hold both. The drop-out of Online Retail lies at its bound and counts as a low one.
 */
const PRIORS = {
  bgNbd: { mean: [0.45, 7, 0.3, 2.6].map(Math.log), deviation: [0.7, 0.7, 1.2, 1] },
  mbgNbd: { mean: [0.6, 8, 0.35, 1.8].map(Math.log), deviation: [0.6, 0.7, 1.2, 1] },
  paretoNbd: { mean: [0.65, 10, 0.4, 14].map(Math.log), deviation: [0.6, 0.7, 1, 1] },
};

/**
 * Fits one model by maximum likelihood; with `shrink`, a small shop's parameters are drawn towards other shops' (full
 * prior to 200 customers, none from 400). For mbgCnbdK the number of stages k is the likeliest: Reutterer, Platzer &
 * Schröder 2020, section 4.1.
 */
export function fitParametric(
  name: ParametricName,
  rows: GroupedRows,
  shrink = false,
): ParametricFit {
  if (name === 'paretoNbd') {
    const prior = shrink ? priorForShop(PRIORS.paretoNbd, rows.customers) : null;
    const fit = fitPareto(rows, prior);
    return {
      name,
      parameters: fit.parameters,
      logLikelihood: fit.logLikelihood,
      converged: fit.minimum.converged,
    };
  }
  const base = name === 'bgNbd' ? PRIORS.bgNbd : PRIORS.mbgNbd;
  const prior = shrink ? priorForShop(base, rows.customers) : null;
  const stage = (stages: number) =>
    fitDropout({ stages, leavesAtOnce: name === 'bgNbd' ? 0 : 1 }, rows, prior);
  let fit = stage(1);
  for (let k = 2; name === 'mbgCnbdK' && k <= MOST_STAGES; k++) {
    const next = stage(k);
    if (!(next.logLikelihood > fit.logLikelihood)) break;
    fit = next;
  }
  return namedFit(name, fit);
}

function namedFit(name: ParametricName, fit: DropoutFit): ParametricFit {
  const k: Record<string, number> = name === 'mbgCnbdK' ? { k: fit.shape.stages } : {};
  return {
    name,
    parameters: { ...k, ...fit.parameters },
    logLikelihood: fit.logLikelihood,
    converged: fit.minimum.converged,
  };
}

type OutlookRows = Pick<GroupedRows, 'count' | 'frequency' | 'recency' | 'age'>;

/** P(alive), expected order-days and the chance of at least one within `horizon` weeks, a number a row. */
export function parametricOutlook(fit: ParametricFit, rows: OutlookRows, horizon: number): Outlook {
  const p = fit.parameters;
  if (fit.name === 'paretoNbd') {
    const pareto = { r: p['r']!, alpha: p['alpha']!, s: p['s']!, beta: p['beta']! };
    return paretoOutlook(pareto, rows, horizon);
  }
  return dropoutOutlook(
    {
      parameters: { r: p['r']!, alpha: p['alpha']!, a: p['a']!, b: p['b']! },
      shape: { stages: p['k'] ?? 1, leavesAtOnce: fit.name === 'bgNbd' ? 0 : 1 },
    },
    rows,
    horizon,
  );
}
