// How every folder speaks to PostgreSQL: one Prisma client, and a transaction bound to one shop.
import { PrismaPg } from '@prisma/adapter-pg';
import type { Prisma } from '@prisma/client';
import { PrismaClient } from '@prisma/client';
import pg from 'pg';

/** A client or a transaction of it: whoever takes a `Db` can run inside its caller's transaction. */
export type Db = Prisma.TransactionClient;

export type Database = PrismaClient;

/** All that a hot path asks of a `Db`: statements. Every `Db` is one. */
export type SqlDb = {
  $queryRaw<T = unknown>(query: TemplateStringsArray, ...values: unknown[]): Promise<T>;
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): Promise<number>;
};

const pools = new WeakMap<Database, pg.Pool>();

export function createDb(url: string, connections = 8): Database {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  // A connection that breaks while nobody uses it is replaced by the next who asks.
  pool.on('error', ignore);
  const database = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: true }),
  });
  pools.set(database, pool);
  return database;
}

function ignore(): void {}

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

/** Longer than that nobody at a door waits for whoever holds a row. */
const DIRECT_LOCK_MS = 20_000;

/**
 * As `inShop`, past Prisma, for what storms: the same statements, prepared once per connection, on the same pool, at a
 * tenth of its processor time.
 */
export async function inShopDirectly<T>(
  database: Database,
  shopId: number,
  work: (db: SqlDb) => Promise<T>,
): Promise<T> {
  const client = await pools.get(database)!.connect();
  let broken: Error | undefined;
  const onError = (fault: Error) => (broken = fault);
  client.on('error', onError);
  try {
    await client.query(
      `begin; select set_config('attune.shop_id', '${Number(shopId)}', true), set_config('lock_timeout', '${DIRECT_LOCK_MS}', true)`,
    );
    const result = await work(directly(client));
    await client.query('commit');
    return result;
  } catch (fault) {
    await client.query('rollback').catch((other: Error) => (broken ??= other));
    throw fault;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

type Statement = { name: string; text: string };

const statements = new WeakMap<TemplateStringsArray, Statement>();
let named = 0;

function statementOf(query: TemplateStringsArray): Statement {
  const known = statements.get(query);
  if (known) return known;
  const text = query.reduce((before, part, index) => `${before}$${index}${part}`);
  const made = { name: `attune_${(named += 1)}`, text };
  statements.set(query, made);
  return made;
}

function directly(client: pg.PoolClient): SqlDb {
  return {
    $queryRaw: async <T>(query: TemplateStringsArray, ...values: unknown[]) =>
      (await client.query({ ...statementOf(query), values })).rows as T,
    $executeRaw: async (query, ...values) =>
      (await client.query({ ...statementOf(query), values })).rowCount ?? 0,
  };
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
