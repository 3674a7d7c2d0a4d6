// The receipts: every choice with what it was made from.
import type { Db } from '~/db';
import type { ProductReceipt } from './receipt';

export type DecisionRow = {
  id: string;
  profileId: string;
  messageId: string;
  kind: 'products';
  receipt: ProductReceipt;
};

export async function saveDecisions(
  db: Db,
  shopId: number,
  decisions: DecisionRow[],
  decidedAt: Date,
): Promise<void> {
  if (decisions.length === 0) return;
  await db.$queryRaw`
    select attune_ensure_partitions('decision', ${decidedAt}::timestamptz, ${decidedAt}::timestamptz)::text`;
  await db.$executeRaw`
    insert into "decision" (shop_id, decided_at, id, profile_id, message_id, kind, receipt)
    select ${shopId}::integer, ${decidedAt}::timestamptz, i, p, m, k, r
    from unnest(${decisions.map((d) => d.id)}::uuid[], ${decisions.map((d) => d.profileId)}::uuid[],
                ${decisions.map((d) => d.messageId)}::uuid[], ${decisions.map((d) => d.kind)}::text[],
                ${decisions.map((d) => JSON.stringify(d.receipt))}::jsonb[]) as t(i, p, m, k, r)
    on conflict (shop_id, decided_at, id) do nothing`;
}

/** The receipt behind a message, by decision_shop_id_message_id_idx; the latest where a worker died between two. */
export async function findReceipt(
  db: Db,
  shopId: number,
  messageId: string,
): Promise<ProductReceipt | null> {
  const row = await db.decision.findFirst({
    where: { shopId, messageId },
    orderBy: { decidedAt: 'desc' },
  });
  return row ? (row.receipt as unknown as ProductReceipt) : null;
}
