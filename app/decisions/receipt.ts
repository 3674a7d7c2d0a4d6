// Pure: what a receipt of a product choice holds; enough to explain it to a merchant and to make it again.

export type ProductReceipt = {
  /** What the choice was seeded and scored from. */
  inputs: {
    occasion: string;
    artifactVersion: number | null;
    strategy: string;
    /** The person's purchases as of `asOf`: product id, day, quantity. Tuples: long histories are most of a receipt. */
    history: [productId: string, day: number, quantity: number][];
    /** The products that a mail around one product is about. */
    viewed?: string[];
    /** The person does not want to be chosen for: nothing known of the person went in. */
    isPersonal?: false;
    /** What the person told about kinds of products. */
    told?: { interests: string[]; notInterests: string[] };
    asOf: string;
    /** Products that could be shown, and how many of each kind of refusal. */
    sellable: number;
    filtered: Record<string, number>;
  };
  /** Best first: those shown, then the runners-up. */
  candidates: {
    productId: string;
    score: number;
    reason: string;
    support: string | null;
    /** The support speaks through people of like taste, not through who bought both. */
    byPeople?: true;
  }[];
  chosen: string[];
  runnerUp: string | null;
  /** Odds with which this selection was drawn: 1 for a choice without a random part. */
  propensity: number;
};
