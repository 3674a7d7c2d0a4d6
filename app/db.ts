// How every folder speaks to PostgreSQL: one Prisma client, and a transaction bound to one shop.
import { PrismaPg } from '@prisma/adapter-pg';
import type { Prisma } from '@prisma/client';
import { PrismaClient } from '@prisma/client';
import { openDirectPool } from './db-direct';

/** A client or a transaction of it: whoever takes a `Db` can run inside its caller's transaction. */
export type Db = Prisma.TransactionClient;

export type Database = PrismaClient;

/** All that a hot path asks of a `Db`: statements. Every `Db` is one. */
export type SqlDb = {
  $queryRaw<T = unknown>(query: TemplateStringsArray, ...values: unknown[]): Promise<T>;
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): Promise<number>;
};

export function createDb(url: string, connections = 8): Database {
  const database = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: connections }),
  });
  openDirectPool(database, { url, connections });
  return database;
}

/**
 * Runs `work` in one transaction that sees the rows of `shopId` alone: row-level security reads the setting,
 * which is local to the transaction and so safe behind a transaction-mode pooler.
 */
export function inShop<T>(
  database: Database,
  shopId: number,
  work: (db: Db) => Promise<T>,
  timeoutMs = 60_000,
): Promise<T> {
  return database.$transaction(
    async (db) => {
      await db.$queryRaw`select set_config('attune.shop_id', ${String(shopId)}, true)`;
      return work(db);
    },
    { timeout: timeoutMs, maxWait: 30_000 },
  );
}

/** The same, seeing nothing of what is written meanwhile: for reading a shop as it stood at one instant. */
export function inShopSnapshot<T>(
  database: Database,
  shopId: number,
  work: (db: Db) => Promise<T>,
  timeoutMs: number,
): Promise<T> {
  return database.$transaction(
    async (db) => {
      await db.$queryRaw`select set_config('attune.shop_id', ${String(shopId)}, true)`;
      return work(db);
    },
    { timeout: timeoutMs, maxWait: 30_000, isolationLevel: 'RepeatableRead' },
  );
}

/** Whether the database answers, for a door that is asked whether it is ready. */
export async function isReachable(database: Database): Promise<boolean> {
  try {
    await database.$queryRaw`select 1`;
    return true;
  } catch {
    return false;
  }
}
