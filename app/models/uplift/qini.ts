// How well a ranking of people finds those whom a treatment moves: the Qini curve and its coefficient, with an interval.
import type { Rng } from '~/math/random';
import { quantileOfSorted, sortedPlaces } from '~/math/stats';

/** A randomised trial: 1 for the treated, what followed, row by row. */
export type Trial = { treated: Uint8Array; outcome: Float64Array };

/** Rows from the highest score down; `last` marks the last row of each run of equal scores. */
type Ranking = { place: Int32Array; last: Uint8Array };

/**
 * Area between the Qini curve and the random line, as a share of what the perfect ordering (treated who did first,
 * control who did last) would have: 1 perfect, 0 chance. The curve at a share of the ranking: outcomes of the treated
 * less those of the controls scaled to as many (Radcliffe 2007). Equal scores are passed together. Null where no
 * ordering could be better than chance.
 */
export function qiniCoefficient(trial: Trial, score: ArrayLike<number>): number | null {
  const ones = new Float64Array(trial.outcome.length).fill(1);
  return ratioOf(trial, ones, rankingOf(score), perfectRanking(trial));
}

/** 95 % percentile interval by the Poisson bootstrap over rows, the scores staying as they are. */
export function qiniInterval(
  trial: Trial,
  score: ArrayLike<number>,
  repeats: number,
  rng: Rng,
): { low: number; high: number } | null {
  const own = rankingOf(score);
  const perfect = perfectRanking(trial);
  const weight = new Float64Array(trial.outcome.length);
  const found: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (let row = 0; row < weight.length; row++) weight[row] = copies(rng);
    const ratio = ratioOf(trial, weight, own, perfect);
    if (ratio !== null) found.push(ratio);
  }
  if (found.length < repeats / 2) return null;
  const sorted = Float64Array.from(found).sort();
  return { low: quantileOfSorted(sorted, 0.025), high: quantileOfSorted(sorted, 0.975) };
}

/** Where the chances of 0, 1, 2 … of a Poisson count of mean 1 end, on the scale of a 32-bit word. */
const ENDS = copyEnds();

function copyEnds(): Float64Array {
  let chance = Math.exp(-1);
  let sum = 0;
  return Float64Array.from({ length: 12 }, (_, count) => {
    sum += chance;
    chance /= count + 1;
    return sum * 2 ** 32;
  });
}

/** How often a row is in a bootstrap sample. */
function copies(rng: Rng): number {
  const word = rng.uint32();
  let count = 0;
  while (count < ENDS.length && word >= ENDS[count]!) count++;
  return count;
}

function ratioOf(
  trial: Trial,
  weight: Float64Array,
  own: Ranking,
  perfect: Ranking,
): number | null {
  const best = areaOverRandom(trial, weight, perfect);
  return best > 0 ? areaOverRandom(trial, weight, own) / best : null;
}

function perfectRanking({ treated, outcome }: Trial): Ranking {
  return rankingOf(outcome.map((value, row) => (treated[row] === 1 ? value : -value)));
}

function rankingOf(score: ArrayLike<number>): Ranking {
  const place = sortedPlaces(score).reverse();
  const last = Uint8Array.from(place, (row, at) =>
    at + 1 === place.length || score[place[at + 1]!] !== score[row] ? 1 : 0,
  );
  return { place, last };
}

function areaOverRandom(trial: Trial, weight: Float64Array, { place, last }: Ranking): number {
  const { treated, outcome } = trial;
  const people = [0, 0];
  const sums = [0, 0];
  let area = 0;
  let x = 0;
  let y = 0;
  for (let at = 0; at < place.length; at++) {
    const row = place[at]!;
    const side = treated[row]!;
    people[side]! += weight[row]!;
    sums[side]! += weight[row]! * outcome[row]!;
    if (last[at] === 0) continue;
    const moved = people[0]! + people[1]!;
    const control = people[0]! > 0 ? (sums[0]! * people[1]!) / people[0]! : 0;
    const gained = sums[1]! - control;
    area += ((moved - x) * (gained + y)) / 2;
    x = moved;
    y = gained;
  }
  return area - (x * y) / 2;
}
