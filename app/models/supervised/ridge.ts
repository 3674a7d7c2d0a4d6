// Least squares with a ridge, for several targets at once: the linear half of every learned difference.
import { solvePositive } from '~/math/solve';
import type { Columns } from './bins';
import { scalesOf, standardize, standardizeColumns, type Scales } from './standardize';

/** Per target an intercept and coefficients on standardised columns. */
export type RidgeModel = Scales & { intercept: Float64Array; coefficients: Float64Array[] };

/**
 * Minimises Σ (target − intercept − Σ coefficient × standardised column)² + ridge · Σ coefficient²
 * (Hoerl & Kennard 1970), the intercept free. NaN counts as the column's mean. Cost: rows × columns².
 */
export function fitRidge(columns: Columns, targets: Float64Array[], ridge: number): RidgeModel {
  const scales = scalesOf(columns);
  const design = standardizeColumns(columns, scales);
  // Cut at six deviations, a standardised column need not have mean zero any more.
  const shift = design.map((column) => meanOf(column));
  const size = columns.length;
  const gram = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      gram[i * size + j] = centredProduct(design[i]!, design[j]!, shift[i]!, shift[j]!);
    }
    gram[i * size + i]! += Math.max(ridge, 1e-9);
  }
  const intercept = new Float64Array(targets.length);
  const coefficients = targets.map((target, at) => {
    const centre = meanOf(target);
    const right = Float64Array.from(design, (column, i) =>
      centredProduct(column, target, shift[i]!, centre),
    );
    const found = solvePositive(gram, right) ?? new Float64Array(size);
    intercept[at] = centre - found.reduce((sum, value, i) => sum + value * shift[i]!, 0);
    return found;
  });
  return { ...scales, intercept, coefficients };
}

/** One column of predictions per target. */
export function predictRidge(model: RidgeModel, columns: Columns, rows: number): Float64Array[] {
  return model.coefficients.map((coefficients, target) => {
    const result = new Float64Array(rows).fill(model.intercept[target]!);
    columns.forEach((column, at) => {
      const weight = coefficients[at]!;
      if (weight === 0) return;
      const centre = model.centre[at]!;
      const spread = model.spread[at]!;
      for (let row = 0; row < rows; row++) {
        result[row]! += weight * standardize(column[row]!, centre, spread);
      }
    });
    return result;
  });
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]!;
  return values.length > 0 ? sum / values.length : 0;
}

function centredProduct(a: Float64Array, b: Float64Array, meanA: number, meanB: number): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at]! - meanA) * (b[at]! - meanB);
  return sum;
}
