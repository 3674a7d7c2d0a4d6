// One entry of the range that the simulated store sells, as its two written lists give it.

export type RangeItem = {
  title: string;
  /** Dollars. */
  price: number;
  /** One sentence of the description that only this product has. */
  note: string;
  /** Relative pull; 5 is ordinary. */
  pull: number;
  /** Days one purchase lasts; absent for what is not used up. */
  cycleDays?: number;
  /** What can be chosen: bag sizes, clothes sizes with colours, colours alone. */
  choice?: { kind: 'bag' } | { kind: 'clothes' | 'colour'; colours: string[] };
  /** The price before, in dollars, for what is on sale. */
  was?: number;
  /** Share of the history that had passed when it was new; absent for what was there from the start. */
  newAt?: number;
  holiday?: number;
  state?: 'sold-out' | 'draft' | 'archived' | 'unpublished' | 'made-to-order';
};

/** Bought together more often than chance: first title, second title, how often the second follows the first. */
export type Pair = [string, string, number];
