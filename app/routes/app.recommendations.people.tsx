// Customers by part of a name or address, as data, for the field that searches while one types.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { inShop } from '~/db';
import { listLateBuyers } from '~/orders/buyer-store';
import { namePeople, searchPeople } from '~/profiles/search-store';
import { requireShop } from '~/shopify.server';

const MOST = 8;
const LONGEST = 100;

/** Before anything is typed: who ordered last. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const text = (new URL(request.url).searchParams.get('q') ?? '').slice(0, LONGEST).trim();
  const people = await inShop(database, shop.id, async (db) => {
    if (text !== '') return searchPeople(db, shop.id, text, MOST);
    return namePeople(db, shop.id, await listLateBuyers(db, shop.id, now, MOST));
  });
  return json({ text, people });
}
