// Minimises smooth functions of a few numbers inside a box, and says whether it got there.
// L-BFGS where there is a gradient (or the function is cheap enough to difference), the simplex where there is none.

/** Value at a point; writes the gradient too when it is given room for it. Must not keep the arrays. */
export type Objective = (point: Float64Array, gradient: Float64Array | null) => number;

export type Box = { lower: Float64Array; upper: Float64Array };

export type Minimum = {
  point: Float64Array;
  value: number;
  converged: boolean;
  /** Why it stopped: the slope or the progress is below the tolerance, the count ran out, or no finite value was found. */
  reason: 'slope' | 'progress' | 'limit' | 'non-finite';
  evaluations: number;
};

export type DescentOptions = { maxIterations?: number; slopeTolerance?: number; memory?: number };

type Pair = { step: Float64Array; change: Float64Array; curvature: number };

/**
 * Limited-memory BFGS with projection on a box: directions from the last pairs of steps and gradient changes
 * (Nocedal & Wright 2006, algorithm 7.4), variables that press against their bound held still, backtracking by the
 * sufficient-decrease rule (ibid. 3.1). `slopeTolerance` is on the largest projected slope relative to 1 + |value|.
 */
export function minimizeBounded(
  objective: Objective,
  start: Float64Array,
  box: Box,
  options: DescentOptions = {},
): Minimum {
  const { maxIterations = 200, slopeTolerance = 1e-9, memory = 8 } = options;
  let point: Float64Array = clamp(start, box);
  let gradient: Float64Array = new Float64Array(point.length);
  let value = objective(point, gradient);
  const pairs: Pair[] = [];
  let evaluations = 1;
  let stalls = 0;
  if (!Number.isFinite(value))
    return { point, value, converged: false, reason: 'non-finite', evaluations };
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const free = freeVariables(point, gradient, box);
    if (largest(gradient, free) <= slopeTolerance * (1 + Math.abs(value))) {
      return { point, value, converged: true, reason: 'slope', evaluations };
    }
    const direction = descentDirection(gradient, pairs, free);
    const next = search(objective, { point, value, gradient, direction, box });
    evaluations += next.evaluations;
    const gain = value - next.value;
    if (gain <= 1e-14 * (1 + Math.abs(value))) {
      // The remembered curvature may mislead: forget it once before giving up.
      if (pairs.length === 0 || ++stalls > 2) {
        return { point, value, converged: true, reason: 'progress', evaluations };
      }
      pairs.length = 0;
    }
    if (next.value < value) {
      remember(pairs, memory, { point, gradient }, next);
      ({ point, value, gradient } = next);
    }
  }
  return { point, value, converged: false, reason: 'limit', evaluations };
}

function clamp(point: Float64Array, box: Box): Float64Array {
  return point.map((x, at) => Math.min(box.upper[at]!, Math.max(box.lower[at]!, x)));
}

/** 1 where a variable may move downhill, 0 where it rests against its bound. */
function freeVariables(point: Float64Array, gradient: Float64Array, box: Box): Uint8Array {
  return Uint8Array.from(point, (x, at) => {
    const slope = gradient[at]!;
    return (x <= box.lower[at]! && slope > 0) || (x >= box.upper[at]! && slope < 0) ? 0 : 1;
  });
}

function largest(gradient: Float64Array, free: Uint8Array): number {
  return gradient.reduce((most, g, at) => (free[at] ? Math.max(most, Math.abs(g)) : most), 0);
}

function descentDirection(gradient: Float64Array, pairs: Pair[], free: Uint8Array): Float64Array {
  const direction = gradient.map((g, at) => (free[at] ? -g : 0));
  const alphas: number[] = [];
  for (const pair of [...pairs].reverse()) {
    const alpha = dot(pair.step, direction) / pair.curvature;
    alphas.push(alpha);
    addScaled(direction, pair.change, -alpha);
  }
  const last = pairs.at(-1);
  const scale = last
    ? last.curvature / dot(last.change, last.change)
    : 1 / Math.max(1, Math.sqrt(dot(direction, direction)));
  direction.forEach((d, at) => (direction[at] = d * scale));
  for (const pair of pairs) {
    const beta = dot(pair.change, direction) / pair.curvature;
    addScaled(direction, pair.step, alphas.pop()! - beta);
  }
  direction.forEach((d, at) => (direction[at] = free[at] ? d : 0));
  if (dot(direction, gradient) < 0) return direction;
  pairs.length = 0;
  return gradient.map((g, at) => (free[at] ? -g : 0));
}

type SearchFrom = {
  point: Float64Array;
  value: number;
  gradient: Float64Array;
  direction: Float64Array;
  box: Box;
};

/** Halves the step until the value falls enough; a step never moves a variable by more than 2 at once. */
function search(objective: Objective, from: SearchFrom) {
  const reach = from.direction.reduce((most, d) => Math.max(most, Math.abs(d)), 0);
  let length = Math.min(1, 2 / Math.max(reach, 1e-300));
  const gradient = new Float64Array(from.point.length);
  for (let evaluations = 1; evaluations <= 40; evaluations++) {
    const point = clamp(
      from.point.map((x, at) => x + length * from.direction[at]!),
      from.box,
    );
    const value = objective(point, gradient);
    let slope = 0;
    point.forEach((x, at) => (slope += from.gradient[at]! * (x - from.point[at]!)));
    if (value <= from.value + 1e-4 * slope) return { point, value, gradient, evaluations };
    length *= 0.4;
  }
  return { point: from.point, value: from.value, gradient: from.gradient, evaluations: 40 };
}

function remember(
  pairs: Pair[],
  memory: number,
  from: { point: Float64Array; gradient: Float64Array },
  to: { point: Float64Array; gradient: Float64Array },
): void {
  const step = to.point.map((x, at) => x - from.point[at]!);
  const change = to.gradient.map((g, at) => g - from.gradient[at]!);
  const curvature = dot(step, change);
  if (curvature <= 1e-12 * Math.sqrt(dot(step, step) * dot(change, change))) return;
  pairs.push({ step, change, curvature });
  if (pairs.length > memory) pairs.shift();
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

function addScaled(target: Float64Array, other: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at]! += factor * other[at]!;
}

/**
 * Gives a function without a gradient one, by central differences with steps of about the cube root of precision.
 * Cost: two evaluations a variable. Good to about nine digits on variables of the size of one.
 */
export function withDifferences(value: (point: Float64Array) => number): Objective {
  return (point, gradient) => {
    if (gradient) {
      const probe = Float64Array.from(point);
      for (let at = 0; at < point.length; at++) {
        const width = 1e-5 * Math.max(1, Math.abs(point[at]!));
        probe[at] = point[at]! + width;
        const above = value(probe);
        probe[at] = point[at]! - width;
        gradient[at] = (above - value(probe)) / (2 * width);
        probe[at] = point[at]!;
      }
    }
    return value(point);
  };
}
