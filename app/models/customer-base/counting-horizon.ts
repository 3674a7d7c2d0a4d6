// What a customer who is alive today does in the time to come: the sum shared by every model with a drop-out coin.

/** Per row: the chance of being a customer still, expected order-days, and the chance of at least one. */
export type Outlook = { alive: Float64Array; expected: Float64Array; active: Float64Array };

export type DropoutChance = {
  /** horizon ÷ (α + T + horizon): the success share of the negative binomial count of stages. */
  share: number;
  /** The drop-out chance is Beta(a, b). */
  a: number;
  b: number;
};

/** Horizons are days and order-days at most one a day: nothing real comes near this many stages. */
const MOST_STAGES = 100_000;

/**
 * Expected orders and the chance of at least one, for someone alive whose count of stages N in the horizon is negative
 * binomial with the given size and share. The m-th order needs k·m − passed stages and m − 1 coins survived:
 *   E = Σ_m P(N ≥ k·m − passed) · E[(1 − p)^(m−1)],   E[(1 − p)^(m−1)] = Π_{i<m−1} (b + i) ÷ (a + b + i).
 * All terms are positive, so nothing cancels; it replaces the hypergeometric of Fader, Hardie & Lee 2005, equation 10,
 * which is 0 ÷ 0 at a = 1 and overflows when hardly anyone drops out. Cost: about as many steps as stages expected.
 */
export function countingHorizon(
  size: number,
  clock: { stages: number; passed: number },
  chance: DropoutChance,
): { expected: number; active: number } {
  const { share, a, b } = chance;
  if (!(share > 0)) return { expected: 0, active: 0 };
  // The chance of no stage at all, in logarithms because it underflows for busy customers.
  let logChance = size * Math.log1p(-share);
  let below = 0;
  let survival = 1;
  let expected = 0;
  let active = 0;
  let orders = 0;
  let needed = clock.stages - clock.passed;
  for (let count = 0; count < MOST_STAGES; count++) {
    below += logChance > -745 ? Math.exp(logChance) : 0;
    logChance += Math.log(((size + count) / (count + 1)) * share);
    if (count + 1 < needed) continue;
    const reached = Math.max(0, 1 - below);
    if (orders === 0) active = reached;
    expected += reached * survival;
    if (reached * survival < 1e-13 * (1 + expected)) break;
    survival *= (b + orders) / (a + b + orders);
    orders++;
    needed += clock.stages;
  }
  return { expected, active };
}
