// Brings databases of the past to this version's schema, and refuses those of a future or of another past.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { Logger, makeWorkerUtils, runOnce } from 'graphile-worker';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { removeDatabase, startDatabase } from '../../sandbox/database/embedded';
import { migrate, pending, readMigrations } from '../../scripts/migrate';
import { command, openDatabase } from '../support/database';
import { temporaryFolder } from '../support/database-server';

const migrations = readMigrations();
const migrated = await openDatabase();
const empty = await openDatabase({ empty: true });
const other = await openDatabase({ empty: true });
const dataDir = temporaryFolder();

afterAll(async () => {
  await removeDatabase({ dataDir });
  rmSync(dataDir, { recursive: true, force: true });
});

const LEDGER =
  'select id, migration_name, checksum, finished_at from _prisma_migrations order by 2';

/** Columns of the first migration, which never changes: later versions have to bring these rows along. */
const FIRST_SHOP = `insert into shop (domain, name, email, currency, time_zone, locale, country_code, home_url,
  sender_name, sender_email, postal_address, brand_accent, installed_at)
  values ('first.myshopify.com', 'First', 'a@first.example', 'EUR', 'Europe/Berlin', 'de', 'DE',
  'https://first.example', 'First', 'a@first.example', 'Street 1', '#112233', '2026-01-02T03:04:05Z')`;
const FIRST_PROFILE = `insert into profile (shop_id, id, customer_id, email, created_at, source_at)
  values (1, '00000000-0000-7000-8000-000000000001', '9007199254740993', 'person@example.com',
  '2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z')`;

test('starts on the data folder of the first version', async () => {
  const first = await startDatabase({ dataDir, port: 0, durable: false });
  await migrate(first.ownerUrl, migrations.slice(0, 1));
  const admin = first.superuserUrl.replace(/postgres$/, 'attune');
  await command(admin, FIRST_SHOP);
  await command(admin, FIRST_PROFILE);
  await command(first.applicationUrl, `select graphile_worker.add_job('later')`);
  await first.stop();

  const now = await startDatabase({ dataDir, port: 0, durable: false });
  await migrate(now.ownerUrl);
  const here = now.superuserUrl.replace(/postgres$/, 'attune');
  expect(await command(here, LEDGER)).toHaveLength(migrations.length);
  const [row] = await command(
    here,
    `select domain, customer_id, installed_at from shop join profile on shop_id = shop.id`,
  );
  expect(row).toEqual({
    domain: 'first.myshopify.com',
    customer_id: '9007199254740993',
    installed_at: new Date('2026-01-02T03:04:05Z'),
  });
  const jobs = await command(here, 'select task_identifier from graphile_worker.jobs');
  expect(jobs).toEqual([{ task_identifier: 'later' }]);
  await now.stop();
});

test('changes nothing when there is nothing to do', async () => {
  const before = await command(migrated.superuserUrl, LEDGER);
  await migrate(migrated.ownerUrl);
  expect(await command(migrated.superuserUrl, LEDGER)).toEqual(before);
});

test('lets several starters migrate one database once', async () => {
  await Promise.all([1, 2, 3].map(() => migrate(empty.ownerUrl)));
  const names = (await command(empty.superuserUrl, LEDGER)).map((row) => row.migration_name);
  expect(names).toEqual(migrations.map(({ name }) => name));
});

test('undoes a migration that fails, wholly', async () => {
  const sql = 'create table half (id int); select 1 / 0';
  const broken = [{ name: '0001_broken', sql, checksum: 'x' }];
  await expect(migrate(other.ownerUrl, broken)).rejects.toThrow(
    'The migration 0001_broken failed and was undone: division by zero',
  );
  const [found] = await command(other.superuserUrl, `select to_regclass('half') as half`);
  expect(found).toEqual({ half: null });
  expect(await command(other.superuserUrl, LEDGER)).toEqual([]);
});

test('refuses a database with another past', () => {
  const [first] = [{ name: '0001_first', sql: '', checksum: 'a' }];
  const applied = { name: first.name, checksum: 'a', finished: true };
  expect(pending([first], [applied])).toEqual([]);
  const changed = () => pending([first], [{ ...applied, checksum: 'b' }]);
  expect(changed).toThrow('The migration 0001_first was changed after it was applied');
  const newer = () => pending([first], [applied, { ...applied, name: '0002_newer' }]);
  expect(newer).toThrow('The database has the migration 0002_newer');
  const half = () => pending([first], [{ ...applied, finished: false }]);
  expect(half).toThrow('The migration 0001_first failed half-way');
});

test('lets the application queue and run jobs', async () => {
  const pgPool = new pg.Pool({ connectionString: migrated.applicationUrl, max: 3 });
  pgPool.on('error', () => {});
  pgPool.on('connect', (client) => client.on('error', () => {}));
  const logger = new Logger(() => () => {});
  const utils = await makeWorkerUtils({ pgPool, logger });
  await utils.addJob('greet', { name: 'Ada' });
  const seen: unknown[] = [];
  await runOnce({
    pgPool,
    logger,
    noHandleSignals: true,
    taskList: { greet: (payload) => void seen.push(payload) },
  });
  await utils.release();
  await pgPool.end();
  expect(seen).toEqual([{ name: 'Ada' }]);
  expect(await command(migrated.superuserUrl, 'select from graphile_worker.jobs')).toEqual([]);
});

test('sets the zone of the database to UTC', async () => {
  const name = new URL(other.superuserUrl).pathname.slice(1);
  await command(other.superuserUrl, `alter database ${name} set timezone to 'Asia/Tokyo'`);
  await migrate(other.ownerUrl);
  expect(await command(other.applicationUrl, 'show timezone')).toEqual([{ TimeZone: 'UTC' }]);
});

test('describes in the schema what the migrations make', () => {
  const ended = spawnSync(
    process.execPath,
    [
      'node_modules/prisma/build/index.js',
      'migrate',
      'diff',
      '--from-schema-datamodel=prisma/schema.prisma',
      '--to-migrations=prisma/migrations',
      '--script',
    ],
    { encoding: 'utf8', env: { ...process.env, DATABASE_OWNER_URL: migrated.superuserUrl } },
  );
  expect(ended.stdout).toContain('This is an empty migration');
});
