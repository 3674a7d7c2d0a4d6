// A piece of a file on its way in, as bytes.
import type { ActionFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { PIECE_BYTES, sendPiece } from '~/imports/bring';
import { requireShop } from '~/shopify.server';

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, database } = await requireShop(request);
  if (Number(request.headers.get('content-length') ?? 0) > PIECE_BYTES) {
    throw new Response('This piece is too large.', { status: 413 });
  }
  const bytes = new Uint8Array(await request.arrayBuffer());
  const place = Number(new URL(request.url).searchParams.get('place'));
  const importId = params.importId ?? '';
  const outcome = await sendPiece(database, shop.id, { importId, place, bytes });
  return json({ outcome }, { status: outcome === 'stored' ? 200 : 422 });
}
