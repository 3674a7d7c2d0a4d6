// The file with everything a shop has, sent piece by piece; who takes it is noted.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { inShop } from '~/db';
import { countProfiles, recordAccess } from '~/profiles/access-store';
import { findDownload, readChunk } from '~/shopify/export/file-store';
import { streamExport } from '~/shopify/export/write-export';
import { requireShop } from '~/shopify.server';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const id = params.exportId ?? '';
  const found = UUID.test(id)
    ? await inShop(database, shop.id, async (db) => {
        const run = await findDownload(db, shop.id, { id, now });
        if (!run) return null;
        // The record stands before the first byte leaves.
        const people = await countProfiles(db, shop.id);
        await recordAccess(db, shop.id, { staffId, what: 'full_export', people, at: now });
        return run;
      })
    : null;
  if (!found) throw new Response('There is no such file any longer.', { status: 404 });
  const read = (n: number) => inShop(database, shop.id, (db) => readChunk(db, shop.id, { id, n }));
  return new Response(streamExport(read), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(found.bytes),
      'Content-Disposition': `attachment; filename="attune-export.zip"`,
      'Cache-Control': 'no-store',
    },
  });
}
