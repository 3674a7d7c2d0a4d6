// What is really so in a simulated store: kept apart from what the store shows, so that tests and the demo
// can ask whether the models found it. Plain numbers and strings throughout; it survives JSON.

export type Truth = {
  seed: number;
  startsAt: number;
  endsAt: number;
  /** Demand by day of the year (1 January first), averaging one. */
  season: number[];
  /** How much more is bought on an average day of December than on one of the other months. */
  decemberFactor: number;
  population: PopulationTruth;
  customers: CustomerTruth[];
  products: ProductTruth[];
};

/** The distributions people were drawn from, for those without a habit. */
export type PopulationTruth = {
  /** Orders per week across people: gamma with this shape and mean. */
  rate: { shape: number; mean: number };
  /** Chance to stop after an order across people: beta(a, b). */
  dropOut: { a: number; b: number };
  shareNeverBuying: number;
  shareWithHabit: number;
  shareSubscribed: number;
};

export type CustomerTruth = {
  id: string;
  /** Null where the name is one of the cast's and tells nothing. */
  sex: 'female' | 'male' | null;
  timeZone: string;
  /** First order, or for those who never buy the day they signed up. */
  joinedAt: number;
  /** Orders per week while active, over an average season; zero for those who never buy. */
  rate: number;
  /** Gamma shape of the gaps between orders: one is irregular (exponential), twenty nearly a calendar. */
  regularity: number;
  /** Whether December draws this person; a person with a habit keeps to it. */
  seasonal: boolean;
  dropOutChance: number;
  /** The order after which this person never returns; null while still a customer. */
  droppedOutAt: number | null;
  /** Shares by local hour of the day and by weekday (Sunday first). */
  hours: number[];
  weekdays: number[];
  /** Shares by product type, in the order of `Truth.products`' types as first met. */
  tastes: Record<string, number>;
  /** The price of a single thing this person is at ease with, minor units. */
  budget: number;
  /** 0 does not look at prices; 1 waits for offers and uses every code. */
  priceSense: number;
  /** Expected worth of one order before discounts, minor units (first order effects only; see baskets.ts). */
  meanSpend: number;
  colour: string;
  size: string;
  habit: { productId: string; cycleDays: number } | null;
  mail: MailTruth;
  browsing: BrowsingTruth;
};

/** How one person takes mail; nothing in the history depends on it, what comes after does. */
export type MailTruth = {
  kind: 'persuadable' | 'sure' | 'lost' | 'sleeping-dog';
  /** Chance to click a mail that fits. */
  clickChance: number;
  /** What one mail adds to the chance of an order within seven days; negative for the sleeping dog. */
  orderEffect: number;
  /** Chance to unsubscribe at each mail beyond the second within a week. */
  fatigue: number;
  /** Which way of speaking moves this person: one arm is best. */
  style: Record<'plain' | 'story' | 'offer', number>;
};

export type BrowsingTruth = {
  visitsPerOrder: number;
  cartAbandonChance: number;
  device: 'phone' | 'desktop';
};

export type ProductTruth = {
  id: string;
  handle: string;
  type: string;
  /** Relative pull on the day it was new or the store opened. */
  popularity: number;
  /** Yearly factor of that pull. */
  drift: number;
  /** Extra pull in the months before Christmas (1 is none). */
  holidayPull: number;
  /** Days one purchase lasts; null for what is not used up. */
  cycleDays: number | null;
  /** With this chance the other lands in the same basket. */
  complements: { productId: string; chance: number }[];
};
