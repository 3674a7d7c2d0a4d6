// People as a message or a screen needs them: read only, in bulk.
import type { Db } from '~/db';
import { listPreferences } from './preferences-store';

export type Person = {
  id: string;
  customerId: string | null;
  email: string | null;
  firstName: string | null;
  locale: string | null;
  countryCode: string | null;
};

/** Name and language as the person corrected them, else as the shop has them. */
export async function listPeople(
  db: Db,
  shopId: number,
  profileIds: string[],
): Promise<Map<string, Person>> {
  const rows = await db.profile.findMany({
    where: { shopId, id: { in: profileIds } },
    select: {
      id: true,
      customerId: true,
      email: true,
      firstName: true,
      locale: true,
      countryCode: true,
    },
  });
  const told = await listPreferences(db, shopId, profileIds);
  return new Map(
    rows.map((row) => {
      const own = told.get(row.id);
      const firstName = own?.firstName ?? row.firstName;
      return [row.id, { ...row, firstName, locale: own?.language ?? row.locale }];
    }),
  );
}
