// Shares of a count and how far they can be trusted: an exact range for one share, and a range for the difference of two
// shares that were measured on the same people.
import { incompleteBeta } from '../special';

export type Range = { low: number; high: number };

/** The 97.5 % quantile of the standard normal. */
const Z_95 = 1.959963984540054;
const TAIL_95 = 0.025;
/** Halvings of 0…1 until doubles are told apart no more. */
const HALVINGS = 52;

/** The exact 95 % range of `hits` of `count` (Clopper & Pearson 1934), by beta quantiles. */
export function shareRange(hits: number, count: number): Range {
  if (!(count > 0) || hits < 0 || hits > count)
    throw new Error(`shareRange requires 0 ≤ hits ≤ count and a count, got ${hits} of ${count}`);
  return {
    low: hits === 0 ? 0 : betaQuantile(TAIL_95, hits, count - hits + 1),
    high: hits === count ? 1 : betaQuantile(1 - TAIL_95, hits + 1, count - hits),
  };
}

/**
 * The 95 % range of the difference of two shares of the same `count` people, from how many had only the one and only the
 * other: Bonett & Price 2012, "Adjusted Wald confidence interval for a difference of binomial proportions based on
 * paired data", equation 4.
 */
export function pairedDifferenceRange(onlyFirst: number, onlySecond: number, count: number): Range {
  if (!(count > 0) || onlyFirst < 0 || onlySecond < 0 || onlyFirst + onlySecond > count)
    throw new Error(
      `pairedDifferenceRange requires parts of a count, got ${onlyFirst} and ${onlySecond} of ${count}`,
    );
  const first = (onlyFirst + 1) / (count + 2);
  const second = (onlySecond + 1) / (count + 2);
  const middle = first - second;
  const margin = Z_95 * Math.sqrt((first + second - middle * middle) / (count + 2));
  return { low: Math.max(-1, middle - margin), high: Math.min(1, middle + margin) };
}

function betaQuantile(share: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
