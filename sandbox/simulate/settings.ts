// What a simulated store is made from: its options with their defaults, and the distributions of its people.
import type { PopulationTruth } from './truth';

const DAY = 86_400_000;

export type SimulateOptions = {
  seed: number;
  /** People on the list of customers; guests come on top. */
  customers?: number;
  /** Length of the history. */
  days?: number;
  /** The last instant of the history; see `eveningBefore`. */
  endsAt?: Date;
  name?: string;
  domain?: string;
};

export type Settings = {
  seed: number;
  customers: number;
  startsAt: number;
  endsAt: number;
  name: string;
  domain: string;
};

export const SHOP_ZONE = 'America/New_York';

/** 18:00 in New York on 30 June 2026: used when the caller names no end, so that a seed alone is enough. */
const DEFAULT_END = Date.UTC(2026, 5, 30, 22);

export function settingsOf(options: SimulateOptions): Settings {
  const customers = options.customers ?? 1_200;
  const days = options.days ?? 730;
  if (!Number.isInteger(customers) || customers < 1) {
    throw new Error(`simulateStore: customers must be a whole number above 0, not ${customers}`);
  }
  if (!(days >= 7)) throw new Error(`simulateStore: days must be at least 7, not ${days}`);
  const endsAt = options.endsAt?.getTime() ?? DEFAULT_END;
  return {
    seed: options.seed,
    customers,
    startsAt: endsAt - Math.round(days * DAY),
    endsAt,
    name: options.name ?? 'Harbor & Pine',
    domain: options.domain ?? 'harbor-and-pine.myshopify.com',
  };
}

/** 22:00 UTC of the day before: early evening in New York. */
export function eveningBefore(now: Date): Date {
  const midnight = Math.floor(now.getTime() / DAY) * DAY;
  return new Date(midnight - 2 * 3_600_000);
}

export const POPULATION: PopulationTruth = {
  rate: { shape: 1.1, mean: 0.085 },
  dropOut: { a: 0.9, b: 3.6 },
  shareNeverBuying: 0.09,
  shareWithHabit: 0.14,
  shareSubscribed: 0.7,
};

/** Gamma shapes of the gaps between orders, and how many people live by each. */
export const REGULARITY = { shapes: [1, 2, 4], shares: [0.55, 0.3, 0.15] };
export const HABIT_REGULARITY = 20;
export const HABIT_DROP_OUT = { a: 1.2, b: 14 };
