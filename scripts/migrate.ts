// Brings a database to this version's schema: the SQL of prisma/migrations, then graphile-worker's own tables.
// Called by the demo and the tests, and before a production start: `node scripts/migrate.ts` with DATABASE_OWNER_URL.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';

export type Migration = { name: string; sql: string; checksum: string };

type Applied = { name: string; checksum: string; finished: boolean };

const FOLDER = fileURLToPath(new URL('../prisma/migrations/', import.meta.url));

/** The number under which Prisma's own commands lock, so that they and this wait for each other. */
const LOCK = 72707369;

/** Prisma's own table, to the letter, so that `prisma migrate status` agrees. */
const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** Prisma's driver sends instants without a zone and reads them without one: any other session zone shifts them. */
const ALWAYS_UTC = `DO $$ BEGIN
  IF current_setting('TimeZone') <> 'UTC' THEN
    EXECUTE format('ALTER DATABASE %I SET timezone TO ''UTC''', current_database());
  END IF;
END $$`;

/**
 * graphile-worker turns on row-level security without a policy, which shuts out everyone but the owner of its
 * tables: the application role gets the rows, for queue and worker alike, and no right to change the tables.
 */
const WORKER_GRANTS = `
GRANT USAGE ON SCHEMA graphile_worker TO attune_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO attune_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO attune_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO attune_app;
DO $$
DECLARE guarded regclass;
BEGIN
  FOR guarded IN
    SELECT c.oid FROM pg_class c
    WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relrowsecurity
      AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'attune_app')
  LOOP
    EXECUTE format('CREATE POLICY attune_app ON %s TO attune_app USING (true) WITH CHECK (true)', guarded);
  END LOOP;
END $$`;

/** Safe to call from any number of starters at once: one works, the others wait and find it done. */
export async function migrate(ownerUrl: string, migrations = readMigrations()): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'attune migrate' });
  await client.connect();
  try {
    await client.query(`SET lock_timeout = '120s'`);
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    // A change of the schema that has to wait would make every query behind it wait too.
    await client.query(`SET lock_timeout = '5s'`);
    await client.query(ALWAYS_UTC);
    await client.query(LEDGER);
    for (const migration of pending(migrations, await readApplied(client))) {
      await apply(client, migration);
    }
    await installWorker(ownerUrl, client);
  } finally {
    await client.end();
  }
}

export function readMigrations(folder = FOLDER): Migration[] {
  const names = readdirSync(folder).sort();
  return names.flatMap((name) => {
    const file = join(folder, name, 'migration.sql');
    if (!existsSync(file)) return [];
    const sql = readFileSync(file, 'utf8');
    return [{ name, sql, checksum: createHash('sha256').update(sql).digest('hex') }];
  });
}

/** What is still to be done; refuses a database whose past differs from this version's. */
export function pending(migrations: Migration[], applied: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of applied) {
    const migration = known.get(name);
    if (!migration) {
      throw new Error(
        `The database has the migration ${name}, which this version of Attune lacks: start the newer version again.`,
      );
    }
    if (!finished) throw new Error(`The migration ${name} failed half-way: restore the database.`);
    if (migration.checksum !== checksum) {
      throw new Error(
        `The migration ${name} was changed after it was applied: restore the file, and add a new migration for the change.`,
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return rows;
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The migration ${name} failed and was undone: ${reason}`, { cause: error });
  }
}

async function installWorker(ownerUrl: string, client: pg.Client): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => {}) });
  await client.query(WORKER_GRANTS);
}

async function main(): Promise<void> {
  const ownerUrl = process.env.DATABASE_OWNER_URL;
  if (!ownerUrl) {
    throw new Error('Set DATABASE_OWNER_URL, the address of the role that owns the schema.');
  }
  await migrate(ownerUrl);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
