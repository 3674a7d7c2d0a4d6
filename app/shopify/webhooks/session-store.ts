// The shop's sessions as coming and going sees them: how new the last token is, and that all of them go.
import type { Db } from '~/db';

/** When Shopify last gave us a token for background work: it gives none to an app that is not installed. */
export async function tokenStoredAt(db: Db, domain: string): Promise<Date | null> {
  const row = await db.session.aggregate({
    where: { shop: domain, isOnline: false },
    _max: { storedAt: true },
  });
  return row._max.storedAt;
}

export async function deleteSessionsOf(db: Db, domain: string): Promise<void> {
  await db.session.deleteMany({ where: { shop: domain } });
}

/** The library writes its own columns; this one tells an old uninstall from the present installation. */
export async function markStored(db: Db, id: string, storedAt: Date): Promise<void> {
  await db.session.updateMany({ where: { id }, data: { storedAt } });
}
