// How well chances of the 24 hours of a day told when people were really there.

export type HourFigures = {
  logLoss: number;
  /** Share of people who were there within their best three hours in a row. */
  window3h: number;
};

export function judgeHours(chances: Float64Array[], actual: ArrayLike<number>): HourFigures {
  let loss = 0;
  let hits = 0;
  chances.forEach((hours, at) => {
    loss -= Math.log(hours[actual[at]!]!);
    if ((actual[at]! - bestWindow(hours) + 24) % 24 < 3) hits++;
  });
  const count = Math.max(1, chances.length);
  return { logLoss: loss / count, window3h: hits / count };
}

/** The hour at which the best three in a row begin, past midnight too; the earlier of equal ones. */
export function bestWindow(hours: Float64Array): number {
  let best = 0;
  let most = -Infinity;
  for (let from = 0; from < 24; from++) {
    const chance = hours[from]! + hours[(from + 1) % 24]! + hours[(from + 2) % 24]!;
    if (chance > most) [best, most] = [from, chance];
  }
  return best;
}
