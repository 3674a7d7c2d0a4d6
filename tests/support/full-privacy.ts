// The rows of a full shop that privacy keeps: who looked, how long things are kept, what was exported.
import type { Db } from '~/db';
import { recordAccess } from '~/profiles/access-store';
import { NOW } from './factories';

export const EXPORT_ID = '0199a5b2-7c3d-7000-8000-00000000e0e0';

/** `mark` names the member of staff. */
export async function fillPrivacy(
  db: Db,
  shopId: number,
  profileId: string,
  mark: string,
): Promise<void> {
  await recordAccess(db, shopId, { staffId: mark, what: 'customer', profileId, at: NOW });
  await db.retentionRule.createMany({
    data: { shopId, kind: 'events', keepDays: 400, changedAt: NOW },
    skipDuplicates: true,
  });
  await db.retentionSweep.createMany({
    data: { shopId, sweptAt: NOW, removed: { events: 1 } },
    skipDuplicates: true,
  });
  await db.$executeRaw`
    insert into "forgotten_salt" (shop_id) values (${shopId}) on conflict (shop_id) do nothing`;
  await db.exportRun.createMany({
    data: { shopId, id: EXPORT_ID, askedBy: mark, askedAt: NOW, state: 'done', expiresAt: NOW },
    skipDuplicates: true,
  });
  await db.$executeRaw`
    insert into "export_chunk" (shop_id, export_id, n, data)
    values (${shopId}, ${EXPORT_ID}::uuid, 0, convert_to(${mark}, 'UTF8'))
    on conflict (shop_id, export_id, n) do nothing`;
}
