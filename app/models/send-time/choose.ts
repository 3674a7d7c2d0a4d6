// Draws the hour of a campaign's mail to one person, and says with what odds: mostly where the person is likely there,
// one time in ten anywhere, so that the choice can be judged.
import { gamma, uniform, uniformInteger, type Rng } from '~/math/random';
import { SLOTS, type Intensity } from './intensity';

/** Two hours from an even hour: 84 to the week, window w covering the slots 2w and 2w + 1. */
export const WINDOWS = SLOTS / 2;

export type SendTimeChoice = {
  window: number;
  /** The odds with which this window was drawn. */
  propensity: number;
  isRandomSlice: boolean;
};

/** Share of sends whose window is drawn at random among the open ones. */
const RANDOM_SLICE = 0.1;
const DRAWS = 64;

/**
 * Thompson sampling over the open windows: their chances are Dirichlet with the intensity's own counts, and a window's
 * odds are the share of draws in which it is the likeliest, nine tenths of the way; one tenth is spread evenly.
 */
export function chooseWindow(
  { share, own }: Intensity,
  strength: number,
  open: ArrayLike<number>,
  rng: Rng,
): SendTimeChoice {
  if (open.length === 0)
    throw new Error('chooseWindow requires at least one open window, got none');
  const counts = Float64Array.from(open, (window) => {
    const both = share[2 * window]! + share[2 * window + 1]!;
    return Math.max(1e-6, (own + strength) * both);
  });
  const wins = new Float64Array(open.length);
  for (let draw = 0; draw < DRAWS; draw++) wins[likeliest(counts, rng)]! += 1 / DRAWS;
  const isRandomSlice = uniform(rng) < RANDOM_SLICE;
  const place = isRandomSlice ? uniformInteger(rng, open.length) : drawn(wins, rng);
  const propensity = (1 - RANDOM_SLICE) * wins[place]! + RANDOM_SLICE / open.length;
  return { window: open[place]!, propensity, isRandomSlice };
}

/** The window that the person is likeliest in, without any chance. */
export function bestOpenWindow({ share }: Intensity, open: ArrayLike<number>): number {
  let best = open[0]!;
  for (let at = 1; at < open.length; at++) {
    const window = open[at]!;
    const value = share[2 * window]! + share[2 * window + 1]!;
    if (value > share[2 * best]! + share[2 * best + 1]!) best = window;
  }
  return best;
}

function likeliest(counts: Float64Array, rng: Rng): number {
  let best = 0;
  let most = -Infinity;
  counts.forEach((count, at) => {
    const value = gamma(rng, count);
    if (value > most) [best, most] = [at, value];
  });
  return best;
}

function drawn(wins: Float64Array, rng: Rng): number {
  let point = uniform(rng);
  for (let at = 0; at < wins.length; at++) {
    point -= wins[at]!;
    if (point < 0) return at;
  }
  return wins.lastIndexOf(Math.max(...wins));
}
