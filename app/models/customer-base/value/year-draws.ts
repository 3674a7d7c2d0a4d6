// One possible year of one customer, drawn from what a parametric model believes after the orders seen: what the range
// of a lifetime value is made of.
import { beta, gamma, poisson, uniform, type Rng } from '~/math/random';
import type { ParametricFit } from '../parametric';

export type Seen = {
  /** Repeat order-days, weeks from the first to the last of them, weeks from the first to today. */
  frequency: number;
  recency: number;
  age: number;
  /** Chance of being a customer still. */
  alive: number;
};

/**
 * Order-days in the next `weeks`. Given that the customer is one still, pace and leaving are independent and of the
 * prior's own kind: pace ~ Gamma(r + stages done, α + T); Pareto/NBD leaves at rate Gamma(s, β + T) (Fader & Hardie 2005),
 * the others at each order with chance Beta(a, b + x + d) (Fader, Hardie & Lee 2005; Reutterer et al. 2020).
 */
export function drawOrders(fit: ParametricFit, seen: Seen, weeks: number, rng: Rng): number {
  if (uniform(rng) >= seen.alive) return 0;
  const p = fit.parameters;
  if (fit.name === 'paretoNbd') {
    const pace = gamma(rng, p['r']! + seen.frequency) / (p['alpha']! + seen.age);
    const leaving = gamma(rng, p['s']!) / (p['beta']! + seen.age);
    const stays = -Math.log(1 - uniform(rng)) / leaving;
    return poisson(rng, pace * Math.min(weeks, stays));
  }
  const stages = p['k'] ?? 1;
  const done = p['r']! + stages * seen.frequency;
  const end = p['alpha']! + seen.age;
  const passed = drawPassed(stages, done, (seen.age - seen.recency) / end, rng);
  const count = poisson(rng, Math.min(1e6, (gamma(rng, done + passed) / end) * weeks));
  const orders = Math.floor((passed + count) / stages);
  if (orders === 0) return 0;
  const survived = seen.frequency + (fit.name === 'bgNbd' ? 0 : 1);
  const leaves = beta(rng, p['a']!, p['b']! + survived);
  // Orders until the coin falls the wrong way, that one included.
  const until = leaves > 1e-12 ? 1 + Math.log(1 - uniform(rng)) / Math.log1p(-leaves) : Infinity;
  return Math.min(orders, Math.floor(until));
}

/** Stages since the last order, below k: weights Π (n + i) ÷ (i + 1) · share. */
function drawPassed(stages: number, done: number, share: number, rng: Rng): number {
  if (stages === 1) return 0;
  const weights = [1];
  for (let at = 1; at < stages; at++) {
    weights.push(weights[at - 1]! * ((done + at - 1) / at) * share);
  }
  let point = uniform(rng) * weights.reduce((sum, weight) => sum + weight, 0);
  for (let at = 0; at < stages - 1; at++) {
    point -= weights[at]!;
    if (point < 0) return at;
  }
  return stages - 1;
}

export type SpendBelief = { p: number; q: number; gamma: number };

/**
 * Money of so many order-days: an order is Gamma(p, rate ν), ν ~ Gamma(q + p x, γ + x z) after x payments of mean z (Fader
 * & Hardie 2013). Heavy tails are cut at `cap` an order.
 */
export function drawMoney(
  belief: SpendBelief,
  paid: { count: number; average: number },
  orders: number,
  { cap, rng }: { cap: number; rng: Rng },
): number {
  if (orders === 0) return 0;
  const shape = belief.q + belief.p * paid.count;
  const rate = gamma(rng, shape) / (belief.gamma + paid.count * paid.average);
  return Math.min(cap * orders, gamma(rng, belief.p * orders) / rate);
}
