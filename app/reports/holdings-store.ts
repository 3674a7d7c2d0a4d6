// How much of each kind of data a shop holds, and how old it is: for the privacy settings.
import type { Db } from '~/db';

export type Holding = {
  kind: string;
  /** At most HOLDING_LIMIT: counting millions is not worth a merchant's wait. */
  count: number;
  oldest: Date | null;
};

export const HOLDING_LIMIT = 100_000;

const SOURCES: Record<string, { table: string; at: string; where?: string }[]> = {
  events: [{ table: 'event', at: 'occurred_at' }],
  carts: [
    { table: 'cart', at: 'source_at' },
    { table: 'checkout', at: 'source_at' },
  ],
  messages: [{ table: 'message', at: 'created_at' }],
  inbox: [{ table: 'webhook', at: 'received_at' }],
  requests: [{ table: 'privacy_request', at: 'requested_at', where: 'data is not null' }],
  access: [{ table: 'access_record', at: 'at' }],
  consent: [{ table: 'consent_record', at: 'recorded_at' }],
  suppression: [{ table: 'suppression', at: 'created_at' }],
};

export async function listHoldings(db: Db, shopId: number): Promise<Holding[]> {
  const holdings: Holding[] = [];
  for (const [kind, sources] of Object.entries(SOURCES)) {
    const holding: Holding = { kind, count: 0, oldest: null };
    for (const { table, at, where = 'true' } of sources) {
      const [row] = await db.$queryRawUnsafe<{ count: number; oldest: Date | null }[]>(
        `select (select count(*)::integer from (
                   select from "${table}" where shop_id = $1::integer and ${where} limit $2::integer) as found) as count,
                (select min("${at}") from "${table}" where shop_id = $1::integer and ${where}) as oldest`,
        ...[shopId, HOLDING_LIMIT],
      );
      holding.count = Math.min(HOLDING_LIMIT, holding.count + row!.count);
      if (row!.oldest && (!holding.oldest || row!.oldest < holding.oldest))
        holding.oldest = row!.oldest;
    }
    holdings.push(holding);
  }
  return holdings;
}
