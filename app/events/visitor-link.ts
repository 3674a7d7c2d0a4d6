// Pure: who a visitor of the storefront is, as one word after the other says so, and whose each visit is.

/** A click may have been forwarded, a form filled in for somebody else; a log-in and a checkout speak for themselves. */
export const STRENGTH = { click: 1, form: 2, checkout: 3, login: 3 } as const;

export type Word = keyof typeof STRENGTH;

export type Identification = { profileId: string; word: Word; at: Date };

export type VisitorLink = {
  profileId: string;
  strength: number;
  /** When that was last said. */
  linkedAt: Date;
  /** From when on; null: from the beginning, since nobody was known before. */
  since: Date | null;
};

/** A weaker word never overturns a stronger one, an older never a later one of its strength. */
export function linkAfter(link: VisitorLink | null, said: Identification): VisitorLink {
  const strength = STRENGTH[said.word];
  const { profileId, at } = said;
  if (!link) return { profileId, strength, linkedAt: at, since: null };
  if (link.profileId === profileId) {
    const linkedAt = at > link.linkedAt ? at : link.linkedAt;
    return { ...link, strength: Math.max(link.strength, strength), linkedAt };
  }
  const overturns = strength > link.strength || (strength === link.strength && at > link.linkedAt);
  return overturns ? { profileId, strength, linkedAt: at, since: at } : link;
}

/** Whose a visit of that moment is; null where the visitor was somebody else before, and nobody can say who. */
export function ownerAt(link: VisitorLink | null, at: Date): string | null {
  return link && (link.since === null || at >= link.since) ? link.profileId : null;
}
