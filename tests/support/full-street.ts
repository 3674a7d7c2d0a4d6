// The rows of a full shop that sync, preferences, the storefront and files of the merchant keep.
import { upsertLevels, upsertLocations } from '~/catalog/levels-store';
import { savePurposes } from '~/consent/purpose-store';
import { askForMail } from '~/consent/request-store';
import { savePreferenceSettings, saveTopics } from '~/consent/settings-store';
import type { Db } from '~/db';
import { savePreferences } from '~/profiles/preferences-store';
import { NOW } from './factories';

export const FILE_ID = '0199a5b2-7c3d-7000-8000-00000000f11e';

/** `mark` stands in the words of its rows. */
export async function fillStreet(
  db: Db,
  shopId: number,
  profileId: string,
  mark: string,
): Promise<void> {
  await fillStock(db, shopId, mark);
  await fillSync(db, shopId, mark);
  await fillFile(db, shopId, mark);
  await fillWishes(db, shopId, profileId, mark);
  await db.stockRequest.createMany({
    data: {
      ...{ shopId, id: FILE_ID, profileId, productId: '1', variantId: '1', state: 'waiting' },
      ...{ place: mark, askedAt: NOW },
    },
    skipDuplicates: true,
  });
  await db.proxySignature.createMany({
    data: { shopId, signature: 'used', usedAt: NOW },
    skipDuplicates: true,
  });
  await db.storefront.createMany({
    data: { shopId, told: mark, toldAt: NOW, triedAt: NOW },
    skipDuplicates: true,
  });
}

async function fillStock(db: Db, shopId: number, mark: string): Promise<void> {
  const place = { id: '1', name: mark, isActive: true, fulfilsOnline: true, sourceAt: NOW };
  await upsertLocations(db, shopId, [place]);
  const level = { inventoryItemId: '1', locationId: '1', available: 5, isConnected: true };
  await upsertLevels(db, shopId, [{ ...level, sourceAt: NOW }]);
}

async function fillSync(db: Db, shopId: number, mark: string): Promise<void> {
  const counts = { theirs: 1, ours: 1, missing: 0, extra: 0, different: 0, repaired: 0 };
  await db.drift.createMany({
    data: { shopId, kind: 'products', lookedAt: NOW, ...counts },
    skipDuplicates: true,
  });
  await db.syncCursor.createMany({
    data: { shopId, kind: 'products', readUntil: NOW, pageAfter: mark },
    skipDuplicates: true,
  });
  await db.syncRun.createMany({
    data: { shopId, work: 'pass', state: 'done', problem: mark },
    skipDuplicates: true,
  });
}

async function fillFile(db: Db, shopId: number, mark: string): Promise<void> {
  const file = { kind: 'opt_outs', fileName: mark, state: 'uploading', createdAt: NOW };
  await db.fileImport.createMany({ data: { shopId, id: FILE_ID, ...file }, skipDuplicates: true });
  const key = { shopId, importId: FILE_ID };
  const bytes = new TextEncoder().encode(mark);
  await db.fileImportPiece.createMany({ data: { ...key, place: 0, bytes }, skipDuplicates: true });
  await db.fileImportIssue.createMany({
    data: { ...key, line: 2, reason: 'email_wrong' },
    skipDuplicates: true,
  });
}

async function fillWishes(db: Db, shopId: number, profileId: string, mark: string): Promise<void> {
  await savePreferences(db, shopId, profileId, { interests: [mark] }, NOW);
  const said = { purpose: 'profile', state: 'refused', basis: 'objection' } as const;
  await savePurposes(
    db,
    shopId,
    [{ ...said, profileId, source: 'page', place: mark, wording: null, changedAt: NOW }],
    NOW,
  );
  await saveTopics(db, shopId, [{ id: 'news', name: mark, description: '' }], NOW);
  await savePreferenceSettings(
    db,
    shopId,
    { doubleOptIn: ['DE'], asks: ['topics'], interests: [mark], goals: [], impliedExpires: true },
    NOW,
  );
  await askForMail(
    db,
    shopId,
    { profileId, kind: 'confirm_sign_up', source: 'form', place: mark, wording: null },
    NOW,
  );
}
