// Pure: a look at one customer's picks as its screen receives it, and what each reason rests on.
import type { WordKey } from '../i18n/catalogue';

export type LookedProduct = {
  id: string;
  title: string;
  imageUrl: string | null;
  price: string;
  /** Pieces that can be bought; null where they are not counted. */
  stock: number | null;
};

export type Because = {
  reason: string;
  support: string | null;
  byPeople?: true;
  times: number;
};

export type LookedPick = {
  product: LookedProduct;
  /** The reason in the shopper's words. */
  says: string;
  because: Because;
  isShown: boolean;
  stranger: { id: string; title: string; imageUrl: string | null } | null;
};

export type LeftOut = {
  productId: string;
  title: string;
  imageUrl: string | null;
  place: number;
  reason: string;
};

export type Look =
  | {
      kind: 'ready';
      picks: LookedPick[];
      leftOut: LeftOut[];
      basis: { sellable: number; filtered: Record<string, number>; artifactVersion: number | null };
    }
  | { kind: 'not_trained' | 'unreadable' };

export type Basis = 'personal' | 'similar' | 'average';

/** Own orders alone; what other customers bought who bought the same; or what the whole shop sells. */
export function basisOf({ reason }: Because): Basis {
  if (['buyAgain', 'similarTo', 'told'].includes(reason)) return 'personal';
  return reason === 'goesWith' ? 'similar' : 'average';
}

const BECAUSE = ['goesWith', 'similarTo', 'buyAgain', 'popular', 'new', 'told'] as const;

export function becauseKey({ reason, support, byPeople }: Because): WordKey {
  if (reason === 'goesWith' && support === null) return 'recommendations.because.unnamed';
  if (reason === 'goesWith' && byPeople) return 'recommendations.because.people';
  const known = BECAUSE.find((one) => one === reason) ?? 'popular';
  return `recommendations.because.${known}`;
}

const LEFT_OUT = [
  'hidden',
  'just_bought',
  'sold_out',
  'not_active',
  'not_published',
  'no_price',
  'no_picture',
] as const;

export function leftOutKey(reason: string): WordKey {
  const known = LEFT_OUT.find((one) => one === reason) ?? 'other';
  return `recommendations.leftOut.reasons.${known}`;
}
