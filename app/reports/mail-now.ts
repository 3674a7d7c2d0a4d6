// What one customer would get if a campaign was sent at this moment, why those products, and whether it would leave.
import { listTitles } from '~/catalog/store';
import type { Db } from '~/db';
import { askNow } from '~/messages/gates/ask-now';
import type { GateVerdict } from '~/messages/ledger/states';
import { previewPicks } from '~/messages/preview';
import type { PicksPreview } from '~/messages/preview';
import type { Shop } from '~/shops/store';

export type MailNow = {
  preview: PicksPreview;
  /** Product id → title, for the receipt. */
  titles: Record<string, string>;
  verdict: GateVerdict;
};

export async function lookAtMailNow(
  db: Db,
  shop: Shop,
  profileId: string,
  now: Date,
): Promise<MailNow> {
  const preview = await previewPicks(db, shop, profileId, now);
  const receipt = preview.kind === 'mail' ? preview.receipt : null;
  const ids = receipt ? [...receipt.chosen, receipt.runnerUp ?? ''] : [];
  const titles = await listTitles(db, shop.id, ids);
  return { preview, titles, verdict: await askNow(db, shop.id, profileId, now) };
}
