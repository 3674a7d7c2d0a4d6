// Pure: how many people an experiment needs before it starts, and what it could see with those it has.
import { normalBelow, normalQuantile } from '~/math/distributions';

export type Demand = {
  alpha?: number;
  power?: number;
  /** Share of the people that the treatment gets. */
  treated?: number;
};

/** People of both arms to tell rate `treated` from `control`: the normal approximation of two proportions (Fleiss 1981). */
export function peopleForRates(control: number, treatment: number, demand: Demand = {}): number {
  const { alpha = 0.05, power = 0.8, treated = 0.5 } = demand;
  if (control === treatment) return Infinity;
  const pooled = control * (1 - treated) + treatment * treated;
  const alike = Math.sqrt((pooled * (1 - pooled)) / (treated * (1 - treated)));
  const apart = Math.sqrt(
    (control * (1 - control)) / (1 - treated) + (treatment * (1 - treatment)) / treated,
  );
  const reach = -normalQuantile(alpha / 2) * alike + normalQuantile(power) * apart;
  return (reach / (treatment - control)) ** 2;
}

/** People of both arms to tell a difference of means, both arms varying by `deviation`. */
export function peopleForMeans(difference: number, deviation: number, demand: Demand = {}): number {
  const { alpha = 0.05, power = 0.8, treated = 0.5 } = demand;
  if (difference === 0) return Infinity;
  const reach = normalQuantile(power) - normalQuantile(alpha / 2);
  return ((reach * deviation) / difference) ** 2 / (treated * (1 - treated));
}

/** The chance to find a difference of means with so many people. */
export function powerForMeans(
  people: number,
  difference: number,
  deviation: number,
  demand: Demand = {},
): number {
  const { alpha = 0.05, treated = 0.5 } = demand;
  const error = deviation / Math.sqrt(people * treated * (1 - treated));
  const reach = normalQuantile(alpha / 2);
  const shift = Math.abs(difference) / error;
  return normalBelow(reach + shift) + normalBelow(reach - shift);
}

/** The smallest difference of means that so many people show. */
export function smallestDifference(people: number, deviation: number, demand: Demand = {}): number {
  const { alpha = 0.05, power = 0.8, treated = 0.5 } = demand;
  const reach = normalQuantile(power) - normalQuantile(alpha / 2);
  return (reach * deviation) / Math.sqrt(people * treated * (1 - treated));
}
