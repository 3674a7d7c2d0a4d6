// Why an item is recommended, as data; the words are written where mails are written.

/** The item to name, where the kind has one: the past purchase that it goes with or is similar to. */
export type Reason = {
  kind: 'goesWith' | 'similarTo' | 'buyAgain' | 'popular' | 'new';
  itemIndex?: number;
  /** The past purchase speaks through people of like taste, rather than through who bought both. */
  byPeople?: true;
};

/** What each part adds to an item's score, in units of log odds. */
export type PartScores = {
  collaborative: number;
  content: number;
  popularity: number;
  own: number;
};

export type ReasonFacts = {
  isOwned: boolean;
  isNew: boolean;
  /** The past item that speaks most for this one by co-purchase and by content; −1 where none does. */
  boughtWith: number;
  similarTo: number;
  byPeople?: boolean;
};

/** The part that did most for the item, and the past item behind it. Popularity only wins by saying more than both. */
export function chooseReason(parts: PartScores, facts: ReasonFacts): Reason {
  if (facts.isOwned) return { kind: 'buyAgain' };
  const together = facts.boughtWith >= 0 ? parts.collaborative : 0;
  const alike = facts.similarTo >= 0 ? parts.content : 0;
  const personal = Math.max(together, alike);
  if (personal > 0 && personal >= parts.popularity) {
    return together >= alike
      ? {
          kind: 'goesWith',
          itemIndex: facts.boughtWith,
          ...(facts.byPeople ? { byPeople: true } : {}),
        }
      : { kind: 'similarTo', itemIndex: facts.similarTo };
  }
  return { kind: facts.isNew ? 'new' : 'popular' };
}
