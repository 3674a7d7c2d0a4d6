// PostgreSQL past Prisma, for what storms: the same statements in the same row security, prepared once per connection,
// at a tenth of the processor time. A busy event loop is slow to hear an answer, so as few of them as can be are awaited.
import pg from 'pg';
import type { Database, SqlDb } from './db';

/** Longer than that nobody at a door waits for whoever holds a row. */
const LOCK_MS = 20_000;

type Direct = { pool: () => pg.Pool };

const opened = new WeakMap<Database, Direct>();

/** Its connections are made when the first is asked for, and end with the client's own. */
export function openDirectPool(
  database: Database,
  { url, connections }: { url: string; connections: number },
): void {
  let pool: pg.Pool | undefined;
  const make = () => {
    const made = new pg.Pool({ connectionString: url, max: connections, pipeline: true });
    // A connection that breaks while nobody uses it is replaced by the next who asks.
    made.on('error', () => {});
    return made;
  };
  opened.set(database, { pool: () => (pool ??= make()) });
  const leave = database.$disconnect.bind(database);
  database.$disconnect = async () => {
    const ending = pool;
    pool = undefined;
    await Promise.all([ending?.end(), leave()]);
  };
}

/**
 * As `inShop`, for work that may ask for several statements without awaiting each: they are sent at once and done in
 * the order in which they were asked.
 */
export function inShopDirectly<T>(
  database: Database,
  shopId: number,
  work: (db: SqlDb) => Promise<T>,
): Promise<T> {
  return withClient(database, async (client) => {
    const begun = client.query(beginOf(shopId));
    const result = await settled(begun, work(directly(client)));
    await client.query('commit');
    return result;
  });
}

/**
 * As `inShopDirectly`, sent as a whole, commit included, and awaited once: `work` asks for all its statements before it
 * awaits any. What it would ask for later stands outside of the transaction, where row security shows and takes nothing.
 */
export function inShopAtOnce<T>(
  database: Database,
  shopId: number,
  work: (db: SqlDb) => Promise<T>,
): Promise<T> {
  return withClient(database, async (client) => {
    const begun = client.query(beginOf(shopId));
    const asked = work(directly(client));
    // Where a statement failed this ends the transaction without it.
    const ended = client.query('commit');
    return await settled(begun, asked, ended);
  });
}

async function withClient<T>(
  database: Database,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const direct = opened.get(database);
  if (!direct) throw new Error('inShopDirectly requires a database of createDb');
  const client = await direct.pool().connect();
  let broken: Error | undefined;
  const onError = (fault: Error) => (broken = fault);
  client.on('error', onError);
  try {
    return await work(client);
  } catch (fault) {
    await client.query('rollback').catch((other: Error) => (broken ??= other));
    throw fault;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

function beginOf(shopId: number): string {
  return `begin; select set_config('attune.shop_id', '${Number(shopId)}', true), set_config('lock_timeout', '${LOCK_MS}', true)`;
}

/** Nothing of it is left unawaited when one of it fails; answers the second. */
async function settled<T>(begun: Promise<unknown>, asked: Promise<T>, ended?: Promise<unknown>) {
  const outcomes = await Promise.allSettled([begun, asked, ended]);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return await asked;
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
