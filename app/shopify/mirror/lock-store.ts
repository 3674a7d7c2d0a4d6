// One writer at a time for what Shopify tells of a shop: an import's batch and the webhooks' chunk take turns, since each
// decides by what it reads whose an address or an order is.
import type { Db } from '~/db';

/** Any number that no other advisory lock of ours has: "mirr" in ASCII. */
const MIRROR = 0x6d697272;

/** Waits for its turn; held until the transaction ends. */
export async function lockMirror(db: Db, shopId: number): Promise<void> {
  await db.$queryRaw`select pg_advisory_xact_lock(${MIRROR}::integer, ${shopId}::integer)::text`;
}

/** Answers whether it is our turn, without waiting. */
export async function tryLockMirror(db: Db, shopId: number): Promise<boolean> {
  const [row] = await db.$queryRaw<{ isOurs: boolean }[]>`
    select pg_try_advisory_xact_lock(${MIRROR}::integer, ${shopId}::integer) as "isOurs"`;
  return row?.isOurs ?? false;
}
