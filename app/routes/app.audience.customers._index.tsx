// The customers, as the address asks for them.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CustomersPage } from '~/components/customers/customers-page';
import { readPlace, readQuestion } from '~/components/customers/list-address';
import { inShop } from '~/db';
import { recordAccess } from '~/profiles/access-store';
import { readCustomerList } from '~/reports/customer-list';
import { requireShop } from '~/shopify.server';
import { readReadiness } from '~/shopify/readiness';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const { searchParams } = new URL(request.url);
  const question = readQuestion(searchParams);
  const place = readPlace(searchParams, question.sort);
  return json(
    await inShop(database, shop.id, async (db) => {
      const list = await readCustomerList(db, shop.id, { ...question, place }, now);
      const profileIds = list.rows.map(({ id }) => id);
      await recordAccess(db, shop.id, { staffId, what: 'customer_list', profileIds, at: now });
      return { question, ...list, importing: await readReadiness(db, shop.id), now };
    }),
  );
}

export default function Customers() {
  return <CustomersPage {...useLoaderData<typeof loader>()} />;
}
