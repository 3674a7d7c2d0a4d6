// A few of the people that a campaign would reach, to look at what each would get.
import type { Db } from '~/db';
import { listPeople } from '~/profiles/people-store';
import { listReachable } from './audience-store';

export type SamplePerson = { id: string; name: string };

/** Profile ids are hashes, so the first few by id are as good as drawn by chance, and the same each time. */
export async function sampleAudience(
  db: Db,
  shopId: number,
  count: number,
): Promise<SamplePerson[]> {
  const reachable = await listReachable(db, shopId, null, count);
  const people = await listPeople(
    db,
    shopId,
    reachable.map((row) => row.id),
  );
  return reachable.flatMap(({ id }) => {
    const person = people.get(id);
    if (!person?.email) return [];
    return [
      { id, name: person.firstName ? `${person.firstName} (${person.email})` : person.email },
    ];
  });
}
