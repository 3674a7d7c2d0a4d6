// Minimises a function that has no usable gradient, by a simplex that walks and shrinks.
import type { Box, Minimum } from './optimize';

type Corner = { point: Float64Array; value: number };

export type SimplexOptions = { maxEvaluations?: number; tolerance?: number; size?: number };

/**
 * Nelder & Mead 1965, with the coefficients of Gao & Han 2012 (they depend on the dimension) and points kept inside the
 * box. It has converged when the corners' values differ by no more than `tolerance` × (1 + |best|) and a restart around
 * the best corner finds nothing better: the plain method is known to stop at points that are no minimum.
 */
export function minimizeSimplex(
  value: (point: Float64Array) => number,
  start: Float64Array,
  box: Box,
  options: SimplexOptions = {},
): Minimum {
  const { maxEvaluations = 4000, tolerance = 1e-11, size = 0.5 } = options;
  let evaluations = 0;
  const at = (point: Float64Array): Corner => {
    evaluations++;
    const inside = point.map((x, i) => Math.min(box.upper[i]!, Math.max(box.lower[i]!, x)));
    const found = value(inside);
    return { point: inside, value: Number.isNaN(found) ? Infinity : found };
  };
  let best = at(start);
  for (let round = 0; evaluations < maxEvaluations; round++) {
    const before = best.value;
    const corners = initialCorners(best, size / 2 ** round, at);
    while (evaluations < maxEvaluations && spread(corners) > tolerance) walk(corners, at);
    best = corners[0]!;
    const settled = before - best.value <= tolerance * (1 + Math.abs(best.value));
    if (!Number.isFinite(best.value)) break;
    if (round > 0 && settled && evaluations < maxEvaluations) {
      return { ...best, converged: true, reason: 'progress', evaluations };
    }
  }
  const reason = Number.isFinite(best.value) ? 'limit' : 'non-finite';
  return { ...best, converged: false, reason, evaluations };
}

function initialCorners(best: Corner, size: number, at: (point: Float64Array) => Corner): Corner[] {
  const corners = [best];
  for (let variable = 0; variable < best.point.length; variable++) {
    const forward = Float64Array.from(best.point);
    forward[variable]! += size;
    let corner = at(forward);
    if (corner.point[variable] === best.point[variable]) {
      forward[variable]! -= 2 * size;
      corner = at(forward);
    }
    corners.push(corner);
  }
  return sort(corners);
}

function sort(corners: Corner[]): Corner[] {
  return corners.sort((a, b) => a.value - b.value);
}

function spread(corners: Corner[]): number {
  const low = corners[0]!.value;
  const high = corners.at(-1)!.value;
  if (low === high) return 0;
  return (high - low) / (1 + Math.abs(low));
}

/** One step: reflect the worst corner; expand, contract or shrink by what that finds. */
function walk(corners: Corner[], at: (point: Float64Array) => Corner): void {
  const dimension = corners.length - 1;
  const worst = corners[dimension]!;
  const centre = new Float64Array(dimension);
  for (const corner of corners.slice(0, dimension)) {
    corner.point.forEach((x, i) => (centre[i]! += x / dimension));
  }
  const along = (factor: number) => at(centre.map((c, i) => c + factor * (c - worst.point[i]!)));
  const reflected = along(1);
  let taken: Corner | null = reflected;
  if (reflected.value < corners[0]!.value) {
    const expanded = along(1 + 2 / dimension);
    if (expanded.value < reflected.value) taken = expanded;
  } else if (reflected.value >= corners[dimension - 1]!.value) {
    const inside = 0.75 - 1 / (2 * dimension);
    const contracted = along(reflected.value < worst.value ? inside : -inside);
    taken = contracted.value < Math.min(worst.value, reflected.value) ? contracted : null;
  }
  if (taken) corners[dimension] = taken;
  else shrink(corners, at);
  sort(corners);
}

function shrink(corners: Corner[], at: (point: Float64Array) => Corner): void {
  const factor = 1 - 1 / corners.length;
  const best = corners[0]!;
  for (let i = 1; i < corners.length; i++) {
    const point = corners[i]!.point.map((x, v) => best.point[v]! + factor * (x - best.point[v]!));
    corners[i] = at(point);
  }
}
