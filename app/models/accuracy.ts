// How good a forecast of numbers is, once what really happened is known: errors, rankings of people, intervals.
import { ranks } from '~/math/stats';

/** Mean absolute and root mean square error, and the forecast's sum. */
export function forecastError(forecast: ArrayLike<number>, actual: ArrayLike<number>) {
  let absolute = 0;
  let square = 0;
  let sum = 0;
  for (let at = 0; at < forecast.length; at++) {
    const away = forecast[at]! - actual[at]!;
    absolute += Math.abs(away);
    square += away * away;
    sum += forecast[at]!;
  }
  const count = Math.max(1, forecast.length);
  return { mae: absolute / count, rmse: Math.sqrt(square / count), sum };
}

/**
 * Area under the ROC curve: the chance that someone who did scores above someone who did not, ties counting half
 * (Mann & Whitney 1947). Null where everyone did, or nobody.
 */
export function areaUnderCurve(
  score: ArrayLike<number>,
  happened: ArrayLike<number>,
): number | null {
  const rank = ranks(score);
  let positives = 0;
  let sum = 0;
  for (let at = 0; at < rank.length; at++) {
    if (!(happened[at]! > 0)) continue;
    positives++;
    sum += rank[at]!;
  }
  const negatives = rank.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (sum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Mean squared distance of a chance from what happened (Brier 1950). */
export function brierScore(chance: ArrayLike<number>, happened: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < chance.length; at++) {
    sum += (chance[at]! - (happened[at]! > 0 ? 1 : 0)) ** 2;
  }
  return sum / Math.max(1, chance.length);
}

/**
 * Normalised Gini of value: how much of the money the ranking puts first, as a share of what the perfect ranking does.
 * 1 is perfect, 0 chance. Equal scores share their places. Null where there is no money to rank.
 */
export function normalizedGini(score: ArrayLike<number>, value: ArrayLike<number>): number | null {
  const perfect = giniBy(value, value);
  return perfect > 0 ? giniBy(score, value) / perfect : null;
}

/** Σ value × (rank − mean rank): proportional to the area between the concentration curve and the diagonal. */
function giniBy(score: ArrayLike<number>, value: ArrayLike<number>): number {
  const rank = ranks(score);
  const middle = (rank.length + 1) / 2;
  let sum = 0;
  for (let at = 0; at < rank.length; at++) sum += value[at]! * (rank[at]! - middle);
  return sum;
}
