// Logistic regression with a ridge: the linear half of every learned chance, and the calibration of the others.
import { solvePositive } from '~/math/solve';
import { logistic } from '~/math/special';
import type { Columns } from './bins';
import { scalesOf, standardize, standardizeColumns } from './standardize';

/** Coefficients on standardised columns; a column without spread gets none. */
export type LogisticModel = {
  intercept: number;
  coefficients: Float64Array;
  centre: Float64Array;
  spread: Float64Array;
  converged: boolean;
};

const MAX_STEPS = 50;

/**
 * Chance = 1 ÷ (1 + e^−(intercept + Σ coefficient × standardised column)), by Newton's steps on the log-likelihood with
 * ridge/2 · Σ coefficient² taken off (le Cessie & van Houwelingen 1992), each step halved until it improves.
 * NaN counts as the column's mean. Cost: steps × rows × columns².
 */
export function fitLogistic(
  columns: Columns,
  happened: Float64Array,
  ridge: number,
  weight: Float64Array | null = null,
): LogisticModel {
  const scales = scalesOf(columns);
  const model: LogisticModel = {
    intercept: 0,
    coefficients: new Float64Array(columns.length),
    ...scales,
    converged: false,
  };
  const design = standardizeColumns(columns, scales);
  let beta = new Float64Array(columns.length + 1);
  let best = penalizedLoss(design, happened, weight, { beta, ridge });
  for (let step = 0; step < MAX_STEPS && happened.length > 0; step++) {
    const direction = newtonStep(design, happened, weight, { beta, ridge });
    if (!direction) break;
    let length = 1;
    let moved = beta;
    let loss = Infinity;
    for (; length > 1e-6; length /= 2) {
      moved = beta.map((value, at) => value + length * direction[at]!);
      loss = penalizedLoss(design, happened, weight, { beta: moved, ridge });
      if (loss <= best) break;
    }
    const gain = best - loss;
    if (gain >= 0) [beta, best] = [moved, loss];
    if (gain < 1e-9 * (1 + Math.abs(best))) {
      model.converged = true;
      break;
    }
  }
  model.intercept = beta[0]!;
  model.coefficients = beta.slice(1);
  return model;
}

type State = { beta: Float64Array; ridge: number };

function linear(design: Columns, beta: Float64Array, row: number): number {
  let sum = beta[0]!;
  for (let at = 0; at < design.length; at++) sum += beta[at + 1]! * design[at]![row]!;
  return sum;
}

function penalizedLoss(
  design: Columns,
  happened: Float64Array,
  weight: Float64Array | null,
  { beta, ridge }: State,
): number {
  let loss = 0;
  for (let row = 0; row < happened.length; row++) {
    const f = linear(design, beta, row);
    const plain = Math.max(f, 0) - happened[row]! * f + Math.log1p(Math.exp(-Math.abs(f)));
    loss += plain * (weight ? weight[row]! : 1);
  }
  for (let at = 1; at < beta.length; at++) loss += (ridge / 2) * beta[at]! ** 2;
  return loss;
}

function newtonStep(
  design: Columns,
  happened: Float64Array,
  weight: Float64Array | null,
  { beta, ridge }: State,
): Float64Array | null {
  const size = beta.length;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  const x = new Float64Array(size);
  x[0] = 1;
  for (let row = 0; row < happened.length; row++) {
    for (let at = 1; at < size; at++) x[at] = design[at - 1]![row]!;
    const p = logistic(linear(design, beta, row));
    const own = weight ? weight[row]! : 1;
    const curvature = own * p * (1 - p);
    for (let i = 0; i < size; i++) {
      right[i]! += own * (happened[row]! - p) * x[i]!;
      const scaled = curvature * x[i]!;
      for (let j = 0; j <= i; j++) matrix[i * size + j]! += scaled * x[j]!;
    }
  }
  for (let i = 0; i < size; i++) {
    // The intercept is free but for a whisper that keeps a shop where everyone did solvable.
    matrix[i * size + i]! += i === 0 ? 1e-3 : ridge;
    right[i]! -= i === 0 ? 1e-3 * beta[0]! : ridge * beta[i]!;
  }
  return solvePositive(matrix, right);
}

export function predictLogistic(model: LogisticModel, columns: Columns): Float64Array {
  const rows = columns[0]?.length ?? 0;
  const result = new Float64Array(rows).fill(model.intercept);
  columns.forEach((column, at) => {
    const { centre, spread, coefficients } = model;
    for (let row = 0; row < rows; row++) {
      result[row]! += coefficients[at]! * standardize(column[row]!, centre[at]!, spread[at]!);
    }
  });
  return result.map(logistic);
}
