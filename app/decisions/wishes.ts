// What each person told about being chosen for: whether at all, and which kinds of products. It outranks what we infer.
import { listRefusing } from '~/consent/purposes';
import type { Db } from '~/db';
import { listPreferences } from '~/profiles/preferences-store';

export type Wishes = {
  /** False: the mail shows what sells best, chosen without anything that is known of the person. */
  isPersonal: boolean;
  /** Kinds of products, as the person chose them. */
  interests: string[];
  notInterests: string[];
};

export const NO_WISHES: Wishes = { isPersonal: true, interests: [], notInterests: [] };

export async function loadWishes(
  db: Db,
  shopId: number,
  profileIds: string[],
): Promise<Map<string, Wishes>> {
  const told = await listPreferences(db, shopId, profileIds);
  const refusing = await listRefusing(db, shopId, 'personalise', profileIds);
  return new Map(
    profileIds.map((id): [string, Wishes] => {
      if (refusing.has(id)) return [id, { ...NO_WISHES, isPersonal: false }];
      const { interests = [], notInterests = [] } = told.get(id) ?? {};
      return [id, { isPersonal: true, interests, notInterests }];
    }),
  );
}

type Described = { productType: string; tags: string[]; title: string };

/** The interest that a product belongs to: by its type, a tag, or a word of its title. */
export function interestIn(product: Described, interests: string[]): string | null {
  const [type, title] = [plain(product.productType), ` ${plain(product.title)} `];
  const tags = new Set(product.tags.map(plain));
  return (
    interests.find((interest) => {
      const wanted = plain(interest);
      if (wanted === '') return false;
      return type === wanted || tags.has(wanted) || title.includes(` ${wanted} `);
    }) ?? null
  );
}

function plain(words: string): string {
  return words.trim().toLowerCase();
}
