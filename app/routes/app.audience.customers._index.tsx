// The customers, as the address asks for them.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CustomersPage } from '~/components/customers/customers-page';
import { readPlace, readQuestion } from '~/components/customers/list-address';
import { inShop } from '~/db';
import { readCustomerList } from '~/reports/customer-list';
import { requireShop } from '~/shopify.server';
import { readReadiness } from '~/shopify/readiness';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const { searchParams } = new URL(request.url);
  const question = readQuestion(searchParams);
  const place = readPlace(searchParams, question.sort);
  return json(
    await inShop(database, shop.id, async (db) => ({
      question,
      ...(await readCustomerList(db, shop.id, { ...question, place }, now)),
      importing: await readReadiness(db, shop.id),
      now,
    })),
  );
}

export default function Customers() {
  return <CustomersPage {...useLoaderData<typeof loader>()} />;
}
