// Seeded chance for the simulated store: one small generator and the samplers its people and orders are drawn with.
// Kept apart from the product's own arithmetic on purpose: the judge must not share code with the judged.

/** A stream of uniform numbers in [0, 1). */
export type Chance = () => number;

function mix(value: number): number {
  let z = (value + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** One stream per (seed, purpose, index): adding a customer never changes what the others do. */
export function chanceFor(seed: number, purpose: string, index = 0): Chance {
  let a = mix(Math.trunc(seed) ^ hashText(purpose));
  let b = mix(a ^ index);
  let c = mix(b ^ Math.floor(seed / 4294967296));
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i += 1) next();
  return next;
}

export function uniform(chance: Chance, low: number, high: number): number {
  return low + (high - low) * chance();
}

export function wholeNumber(chance: Chance, low: number, high: number): number {
  return low + Math.floor(chance() * (high - low + 1));
}

export function normal(chance: Chance): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance()));
  return radius * Math.cos(2 * Math.PI * chance());
}

/** Marsaglia and Tsang (2000); a shape below one is lifted by one and scaled back. */
export function gamma(chance: Chance, shape: number, scale = 1): number {
  if (shape < 1) {
    return gamma(chance, shape + 1, scale) * Math.pow(1 - chance(), 1 / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(chance);
    const v = Math.pow(1 + c * x, 3);
    if (v <= 0) continue;
    if (Math.log(1 - chance()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale;
  }
}

export function beta(chance: Chance, a: number, b: number): number {
  const x = gamma(chance, a);
  return x / (x + gamma(chance, b));
}

/** Knuth's product method: right for the small means of a shopping basket. */
export function poisson(chance: Chance, mean: number): number {
  const limit = Math.exp(-mean);
  let product = chance();
  let count = 0;
  while (product > limit) {
    product *= chance();
    count += 1;
  }
  return count;
}

/** An index with probability proportional to its weight; weights need not sum to one. */
export function weightedIndex(chance: Chance, weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; i += 1) total += weights[i] ?? 0;
  let left = chance() * total;
  for (let i = 0; i < weights.length; i += 1) {
    left -= weights[i] ?? 0;
    if (left < 0) return i;
  }
  return weights.length - 1;
}

export function pick<T>(chance: Chance, items: readonly T[]): T {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new Error('pick: at least one item is required');
  return item;
}
