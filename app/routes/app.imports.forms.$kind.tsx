// An empty form for a kind of file: the headings that we read.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { isKind } from '~/imports/bring';
import { formAsCsv } from '~/imports/look';
import { requireShop } from '~/shopify.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireShop(request);
  const kind = params.kind ?? '';
  if (!isKind(kind)) throw new Response('There is no such form.', { status: 404 });
  return new Response(formAsCsv(kind), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
}
