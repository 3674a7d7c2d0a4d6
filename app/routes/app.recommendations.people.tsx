// Customers by part of a name or address, as data, for the field that searches while one types.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { inShop } from '~/db';
import { listLateBuyers } from '~/orders/buyer-store';
import { recordAccess } from '~/profiles/access-store';
import { namePeople, searchPeople } from '~/profiles/search-store';
import { requireShop } from '~/shopify.server';

const MOST = 8;
const LONGEST = 100;

/** Before anything is typed: who ordered last. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const text = (new URL(request.url).searchParams.get('q') ?? '').slice(0, LONGEST).trim();
  const people = await inShop(database, shop.id, async (db) => {
    const found =
      text === ''
        ? await namePeople(db, shop.id, await listLateBuyers(db, shop.id, now, MOST))
        : await searchPeople(db, shop.id, text, MOST);
    const profileIds = found.map(({ id }) => id);
    await recordAccess(db, shop.id, { staffId, what: 'customer_search', profileIds, at: now });
    return found;
  });
  return json({ text, people });
}
