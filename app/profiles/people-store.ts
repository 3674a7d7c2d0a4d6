// People as a message or a screen needs them: read only, in bulk.
import type { Db } from '~/db';

export type Person = {
  id: string;
  customerId: string | null;
  email: string | null;
  firstName: string | null;
  locale: string | null;
  countryCode: string | null;
};

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
  return new Map(rows.map((row) => [row.id, row]));
}
