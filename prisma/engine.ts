// Lets Prisma's commands work without the engine programs that they would download, for prisma.config.ts alone.
// Five faults of Prisma 6.19 are mended here, each with its reason; delete what upstream has mended.
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

const OID = { char: 18, name: 19, text: 25 };

/** ColumnTypeEnum.Character of @prisma/driver-adapter-utils, which is not a dependency of ours. */
const CHARACTER = 6;

export function migrationAdapter(url: string): PrismaPg {
  releaseLongTimers();
  const { hostname, port, username, password, pathname } = new URL(url);
  return new OfflinePrismaPg({
    // In parts, because a connection string would win over the name of the shadow database.
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
    // The driver takes every instant for UTC.
    options: '-c timezone=UTC',
    // The command never closes its pool, and would wait for it.
    allowExitOnIdle: true,
  });
}

class OfflinePrismaPg extends PrismaPg {
  constructor(private readonly settings: pg.PoolConfig) {
    super(settings);
  }

  override async connect(): Promise<Adapter> {
    return mend(await super.connect());
  }

  /** The original drops the shadow database while its own pool is still connected, which fails after 5 s. */
  override async connectToShadowDb(): Promise<Adapter> {
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    const main = await this.connect();
    await main.executeScript(`CREATE DATABASE "${database}"`);
    const shadow = await new OfflinePrismaPg({ ...this.settings, database }).connect();
    const close = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await close();
      await main.executeScript(`DROP DATABASE "${database}"`);
      await main.dispose();
    };
    return shadow;
  }
}

function mend(adapter: Adapter): Adapter {
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool) as (
    ...args: unknown[]
  ) => Promise<pg.QueryResult | pg.QueryResult[]>;
  const characters = new WeakMap<object, number[]>();

  // The driver refuses columns of the catalogue's types name and "char": the first is shown to it as text,
  const relabelled = async (...args: unknown[]) => {
    const result = await query(...args);
    if (Array.isArray(result)) return result; // a script of several statements
    const found = result.fields.flatMap(({ dataTypeID }, i) =>
      dataTypeID === OID.char ? [i] : [],
    );
    characters.set(result.rows, found);
    for (const field of result.fields) {
      if (field.dataTypeID === OID.name || field.dataTypeID === OID.char)
        field.dataTypeID = OID.text;
    }
    return result;
  };
  pool.query = relabelled as typeof pool.query;

  // the second too, but the engine then wants to hear "character".
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (sql) => {
    const result = await queryRaw(sql);
    for (const i of characters.get(result.rows) ?? []) result.columnTypes[i] = CHARACTER;
    return result;
  };
  return adapter;
}

/** The engine leaves a timer of ten seconds behind, for which each command would wait. */
function releaseLongTimers(): void {
  const original = globalThis.setTimeout;
  const released = (...args: Parameters<typeof original>) => {
    const timer = original(...args);
    return args[1] === 10_000 ? timer.unref() : timer;
  };
  globalThis.setTimeout = Object.assign(released, original) as typeof original;
}
