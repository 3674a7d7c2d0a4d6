// When one person orders: joining, gaps that are gamma in the person's own clock, stopping after an order with
// a fixed chance, and within the week the days and hours the person likes.
import { gamma, weightedIndex, type Chance } from './random';
import { dayOfYear, type SeasonClock, type ZoneOffsets } from './season';
import type { CustomerTruth } from './truth';

const DAY = 86_400_000;
const WEEK = 7 * DAY;

export type Calendar = {
  startsAt: number;
  endsAt: number;
  clock: SeasonClock;
  offset: ZoneOffsets;
  /** Cumulative weight of joining by day of the history. */
  joining: Float64Array;
};

/** Newcomers grow with the shop (twice as many at the end as at the start) and with the season. */
export function joiningWeights(season: number[], startsAt: number, endsAt: number): Float64Array {
  const days = Math.max(1, Math.floor((endsAt - startsAt) / DAY));
  const weights = new Float64Array(days);
  let total = 0;
  for (let day = 0; day < days; day += 1) {
    const growth = 1 + day / days;
    total += growth * Math.pow(season[dayOfYear(startsAt + day * DAY)] ?? 1, 0.7);
    weights[day] = total;
  }
  return weights;
}

export function drawJoining(chance: Chance, calendar: Calendar): number {
  const { joining, startsAt, endsAt } = calendar;
  const wanted = chance() * (joining[joining.length - 1] ?? 1);
  let low = 0;
  let high = joining.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((joining[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return Math.min(endsAt - 1, Math.round(startsAt + (low + chance()) * DAY));
}

/** All orders up to the end of the history, in order; writes into the truth when the person dropped out. */
export function drawOrderTimes(truth: CustomerTruth, chance: Chance, calendar: Calendar): number[] {
  if (truth.rate === 0) return [];
  const meanGap = WEEK / truth.rate;
  const times: number[] = [];
  let at = truth.joinedAt;
  let stopped = false;
  while (at < calendar.endsAt) {
    times.push(atLikedHour(at, truth, chance, calendar));
    stopped = chance() < truth.dropOutChance;
    if (stopped) break;
    const gap = gamma(chance, truth.regularity, meanGap / truth.regularity);
    at = truth.seasonal ? calendar.clock.instantOf(calendar.clock.at(at) + gap) : at + gap;
  }
  times.sort((a, b) => a - b);
  truth.joinedAt = times[0] ?? truth.joinedAt;
  truth.droppedOutAt = stopped ? (times[times.length - 1] ?? null) : null;
  return times;
}

/** Moves an instant to a liked weekday at most three days away and to a liked hour; never out of the history. */
function atLikedHour(at: number, truth: CustomerTruth, chance: Chance, calendar: Calendar): number {
  const offset = calendar.offset(truth.timeZone, at);
  const localDay = Math.floor((at + offset) / DAY);
  const weights: number[] = [];
  for (let shift = -3; shift <= 3; shift += 1) {
    weights.push(truth.weekdays[(localDay + shift + 4 + 7) % 7] ?? 0);
  }
  const day = localDay - 3 + weightedIndex(chance, weights);
  const hour = weightedIndex(chance, truth.hours);
  const moved = Math.round(day * DAY + (hour + chance()) * 3_600_000 - offset);
  return moved > calendar.startsAt && moved < calendar.endsAt ? moved : Math.round(at);
}
