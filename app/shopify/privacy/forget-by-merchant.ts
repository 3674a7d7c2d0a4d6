// The merchant forgets a person, from the customer's page: at once, in every table, and for good.
import { inShop } from '~/db';
import type { Database } from '~/db';
import { recordAccess } from '~/profiles/access-store';
import { findKnownPerson } from '~/profiles/known-store';
import { forgetPerson } from './forget-person';

/** A large shop's tables are each read once. */
const TIMEOUT_MS = 10 * 60_000;

/** Answers whether there was such a person. */
export function forgetByMerchant(
  database: Database,
  shopId: number,
  { profileId, staffId }: { profileId: string; staffId: string | null },
  now: Date,
): Promise<boolean> {
  return inShop(
    database,
    shopId,
    async (db) => {
      const person = await findKnownPerson(db, shopId, profileId);
      if (!person) return false;
      const { customerId } = person;
      const asked = {
        customerId,
        email: null,
        profileId,
        askedBy: 'merchant',
        askedAt: now,
      } as const;
      await recordAccess(db, shopId, { staffId, what: 'erasure', profileId, at: now });
      await forgetPerson(db, shopId, asked, now);
      return true;
    },
    TIMEOUT_MS,
  );
}
