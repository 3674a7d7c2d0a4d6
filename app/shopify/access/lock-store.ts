// One refresher at a time, over all processes: Shopify's refresh tokens rotate, and two who use one are a race.
import type { Database } from '~/db';

/** Any number that no other advisory lock of ours has: "toke" in ASCII. */
const TOKEN = 0x746f6b65;
/** Shopify's answer, twice over. */
const LONGEST_MS = 30_000;

/**
 * `database` is a client of its own with one connection: the lock is held while `work` asks Shopify, and who waits for it
 * must not take the connections that the holder needs to store what it got.
 */
export function withTokenLock<T>(
  database: Database,
  domain: string,
  work: () => Promise<T>,
): Promise<T> {
  return database.$transaction(
    async (db) => {
      await db.$queryRaw`select pg_advisory_xact_lock(${TOKEN}::integer, hashtext(${domain}))::text`;
      return work();
    },
    { timeout: LONGEST_MS, maxWait: LONGEST_MS },
  );
}
