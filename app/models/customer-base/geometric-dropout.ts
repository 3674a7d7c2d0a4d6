// Customers who buy at their own rate and may drop out after any order: BG/NBD, MBG/NBD and MBG/CNBD-k in one family.
// `stages` is k, the number of exponential stages between two orders; `leavesAtOnce` is 1 where the first order counts too.
import { digamma, logBeta, logGamma } from '~/math/special';
import { minimizeBounded, type Minimum } from '~/math/optimize';
import { countingHorizon, type Outlook } from './counting-horizon';
import type { GroupedRows } from './order-history';
import { logBox, logPoint, penalized, type LogPrior } from './priors';

export type DropoutShape = { stages: number; leavesAtOnce: 0 | 1 };

/** Rates λ ~ Gamma(r, rate alpha) in stages a week; drop-out chances p ~ Beta(a, b) after an order. */
export type DropoutParameters = { r: number; alpha: number; a: number; b: number };

export type DropoutFit = {
  parameters: DropoutParameters;
  shape: DropoutShape;
  logLikelihood: number;
  minimum: Minimum;
};

const START: DropoutParameters = { r: 1, alpha: 8, a: 0.8, b: 2.5 };

/**
 * How likely the rows are, in natural logarithms; adds the slopes by ln r, ln alpha, ln a, ln b to `gradient`.
 * For one customer with x repeat orders, the last at t, observed until T:
 *   B(a, b+x+d) ÷ B(a, b) · Γ(r+kx) ÷ Γ(r) · α^r ÷ (α+T)^(r+kx) · [S + a ÷ (b+x−1+d) · ((α+T) ÷ (α+t))^(r+kx)],
 *   S = Σ_{j<k} (r+kx)_j ÷ j! · ((T−t) ÷ (α+T))^j, the second part of the bracket only where a drop-out was possible.
 * k = 1, d = 0: Fader, Hardie & Lee 2005, equation 6. k = 1, d = 1: Batislam, Denizel & Filiztekin 2007, equation 8.
 * Any k: Reutterer, Platzer & Schröder 2020, equation 7. Cost: three logarithms and an exponential a row.
 */
export function dropoutLogLikelihood(
  shape: DropoutShape,
  p: DropoutParameters,
  rows: GroupedRows,
  gradient: Float64Array | null = null,
): number {
  const { stages, leavesAtOnce } = shape;
  const table = frequencyTable(shape, p, rows.frequency);
  const logAlpha = Math.log(p.alpha);
  const slope = new Float64Array(4);
  const own: StageSum = { sum: 1, byShape: 0, byRate: 0 };
  let total = 0;
  let orders = 0;
  for (let row = 0; row < rows.count; row++) {
    const x = rows.frequency[row]!;
    const weight = rows.weight[row]!;
    const entry = table.place[row]! * TABLE_WIDTH;
    const n = p.r + stages * x;
    const end = p.alpha + rows.age[row]!;
    const logEnd = Math.log(end);
    orders += weight * x;
    stageSum(own, stages, n, rows.age[row]! - rows.recency[row]!, end);
    let alive = 1;
    let bracket = Math.log(own.sum);
    let ratio = 0;
    const odds = p.b + x - 1 + leavesAtOnce;
    const last = p.alpha + rows.recency[row]!;
    if (x > 0 || leavesAtOnce === 1) {
      ratio = logEnd - Math.log(last);
      const gap = table.value[entry + 2]! + n * ratio - bracket;
      alive = gap > 700 ? 0 : 1 / (1 + Math.exp(gap));
      bracket += gap > 35 ? gap : -Math.log(alive);
    }
    total += weight * (table.value[entry]! + p.r * logAlpha - n * logEnd + bracket);
    if (!gradient) continue;
    const dead = 1 - alive;
    slope[0]! +=
      weight *
      (table.value[entry + 1]! +
        logAlpha -
        logEnd +
        dead * ratio +
        (alive * own.byShape) / own.sum);
    slope[1]! +=
      weight *
      (p.r / p.alpha - n / end + dead * n * (1 / end - 1 / last) + (alive * own.byRate) / own.sum);
    slope[2]! += weight * (table.value[entry + 3]! + dead / p.a);
    slope[3]! += weight * (table.value[entry + 4]! - (dead > 0 ? dead / odds : 0));
  }
  if (gradient) [p.r, p.alpha, p.a, p.b].forEach((x, at) => (gradient[at]! += slope[at]! * x));
  return total + gapConstant(stages, orders, rows.logGaps);
}

/** What the gaps add for k > 1, free of the parameters: (k − 1) Σ ln gap − orders · ln (k − 1)!. */
function gapConstant(stages: number, orders: number, logGaps: number): number {
  return stages === 1 ? 0 : (stages - 1) * logGaps - orders * logGamma(stages);
}

type StageSum = { sum: number; byShape: number; byRate: number };

/** S of the likelihood and its slopes by r and alpha, into `into`. */
function stageSum(into: StageSum, stages: number, n: number, silence: number, end: number): void {
  into.sum = 1;
  into.byShape = 0;
  into.byRate = 0;
  let term = 1;
  let harmonic = 0;
  for (let j = 1; j < stages; j++) {
    harmonic += 1 / (n + j - 1);
    term *= ((n + j - 1) / j) * (silence / end);
    into.sum += term;
    into.byShape += term * harmonic;
    into.byRate -= (term * j) / end;
  }
}

const TABLE_WIDTH = 5;

/** Per distinct frequency: constant part, its slope by r, ln of the drop-out odds, slopes by a and b. */
function frequencyTable(shape: DropoutShape, p: DropoutParameters, frequency: Float64Array) {
  const { stages, leavesAtOnce: d } = shape;
  const places = new Map<number, number>();
  const place = new Int32Array(frequency.length);
  for (let row = 0; row < frequency.length; row++) {
    const x = frequency[row]!;
    let found = places.get(x);
    if (found === undefined) places.set(x, (found = places.size));
    place[row] = found;
  }
  const value = new Float64Array(places.size * TABLE_WIDTH);
  const base = logBeta(p.a, p.b);
  const digammaBoth = digamma(p.a + p.b);
  for (const [x, at] of places) {
    const n = p.r + stages * x;
    const entry = at * TABLE_WIDTH;
    const both = digamma(p.a + p.b + x + d);
    value[entry] = logBeta(p.a, p.b + x + d) - base + logGamma(n) - logGamma(p.r);
    value[entry + 1] = digamma(n) - digamma(p.r);
    value[entry + 2] = Math.log(p.a) - Math.log(p.b + x - 1 + d);
    value[entry + 3] = digammaBoth - both;
    value[entry + 4] = digamma(p.b + x + d) - both - digamma(p.b) + digammaBoth;
  }
  return { place, value };
}

/** Maximum likelihood on the logarithms of the parameters, inside wide bounds; with a prior, maximum a posteriori. */
export function fitDropout(
  shape: DropoutShape,
  rows: GroupedRows,
  prior: LogPrior | null = null,
): DropoutFit {
  const start = prior ? Float64Array.from(prior.mean) : logPoint(Object.values(START));
  start[1]! -= Math.log(shape.stages);
  const minimum = minimizeBounded(
    penalized((point, gradient) => {
      const value = dropoutLogLikelihood(shape, dropoutAt(point), rows, gradient);
      return value;
    }, prior),
    start,
    logBox(4),
  );
  const parameters = dropoutAt(minimum.point);
  const logLikelihood = dropoutLogLikelihood(shape, parameters, rows);
  return { parameters, shape, logLikelihood, minimum };
}

function dropoutAt(point: Float64Array): DropoutParameters {
  const [r, alpha, a, b] = Array.from(point, Math.exp);
  return { r: r!, alpha: alpha!, a: a!, b: b! };
}

/**
 * P(alive), expected order-days in the next `horizon` weeks and the chance of at least one, for every row.
 * Alive at T with j of k stages gone since the last order has weight proportional to the j-th term of S, its rate is
 * Gamma(r+kx+j, α+T), its drop-out chance Beta(a, b+x+d); the rest is `countingHorizon`. For k = 1 this equals Fader,
 * Hardie & Lee 2005, equation 10, but as a sum of positive terms, so that it stays finite where a passes 1 or goes to 0.
 */
export function dropoutOutlook(
  fit: Pick<DropoutFit, 'parameters' | 'shape'>,
  rows: Pick<GroupedRows, 'count' | 'frequency' | 'recency' | 'age'>,
  horizon: number,
): Outlook {
  const { r, alpha, a, b } = fit.parameters;
  const { stages, leavesAtOnce } = fit.shape;
  const outlook: Outlook = {
    alive: new Float64Array(rows.count),
    expected: new Float64Array(rows.count),
    active: new Float64Array(rows.count),
  };
  for (let row = 0; row < rows.count; row++) {
    const x = rows.frequency[row]!;
    const n = r + stages * x;
    const end = alpha + rows.age[row]!;
    const gone = (rows.age[row]! - rows.recency[row]!) / end;
    const chance = { share: horizon / (end + horizon), a, b: b + x + leavesAtOnce };
    let weight = 1;
    let sum = 0;
    let expected = 0;
    let active = 0;
    for (let j = 0; j < stages; j++) {
      const ahead = countingHorizon(n + j, { stages, passed: j }, chance);
      sum += weight;
      expected += weight * ahead.expected;
      active += weight * ahead.active;
      weight *= ((n + j) / (j + 1)) * gone;
    }
    const odds =
      x > 0 || leavesAtOnce === 1
        ? Math.log(a / (b + x - 1 + leavesAtOnce)) +
          n * Math.log(end / (alpha + rows.recency[row]!))
        : -Infinity;
    const alive = 1 / (1 + Math.exp(odds - Math.log(sum)));
    outlook.alive[row] = alive;
    outlook.expected[row] = (alive * expected) / sum;
    outlook.active[row] = (alive * active) / sum;
  }
  return outlook;
}
