// Reads the catalogue of a migrated database: every tenant table is ready to be sharded by shop_id and closed
// to other shops. The rules are tried on bad tables too, in a transaction that is rolled back.
import pg from 'pg';
import { beforeAll, afterAll, expect, test } from 'vitest';
import { openDatabase } from '../support/database';
import { readCatalogue, shardingSentences } from './catalogue';
import { loadProject } from './project';

const ROLE = 'attune_app';

const { ownerUrl, superuserUrl } = await openDatabase();
const { owners, paper } = loadProject(process.cwd());
const client = new pg.Client({ connectionString: ownerUrl });

beforeAll(async () => {
  await client.connect();
});

afterAll(async () => {
  await client.end();
});

test('every tenant table is ready to be sharded', async () => {
  expect(await sentences()).toEqual([]);
});

test('the schema names an owner for each table', async () => {
  const { tables } = await readCatalogue(query, ROLE);
  const names = tables.filter((table) => !table.isPartition).map((table) => table.name);
  const owned = [...owners.map((owner) => owner.table), '_prisma_migrations'];
  expect(names.sort()).toEqual(owned.sort());
});

test('the paper’s global tables all exist', async () => {
  const { tables } = await readCatalogue(query, ROLE);
  expect(tables.map((table) => table.name)).toEqual(expect.arrayContaining(paper.globalTables));
});

test('the application role keeps out of the migrations', async () => {
  const { tables } = await readCatalogue(query, ROLE);
  const ledger = tables.find((table) => table.name === '_prisma_migrations');
  expect(ledger?.granted).toBe(false);
});

const TENANT = 'shop_id int not null, id int not null';
const POLICY = `alter table bad enable row level security; alter table bad force row level security;
  create policy tenant on bad using (shop_id = attune_shop_id())`;

test.each([
  [
    'create table bad (id int primary key)',
    'Table bad has no shop_id and is not a global table in ARCHITECTURE.md.',
  ],
  [
    `create table bad (${TENANT}, primary key (shop_id, id))`,
    'Table bad does not enable and force row-level security.',
  ],
  [
    `create table bad (${TENANT}, primary key (shop_id, id));
     alter table bad enable row level security; alter table bad force row level security;
     create policy open on bad using (true)`,
    'Table bad has no policy by shop_id.',
  ],
  [
    `create table bad (${TENANT}, primary key (id, shop_id)); ${POLICY}`,
    'Unique key bad_pkey of bad does not begin with shop_id.',
  ],
  [
    `create table bad (${TENANT}, email text, primary key (shop_id, id));
     create unique index bad_email on bad (lower(email)); ${POLICY}`,
    'Unique key bad_email of bad does not begin with shop_id.',
  ],
  [`create table bad (${TENANT}); ${POLICY}`, 'Table bad has no primary key.'],
  [
    `create table bad (shop_id int, id int, unique (shop_id, id)); ${POLICY}`,
    'Table bad allows a row without shop_id.',
  ],
  [
    `create table good (${TENANT}, primary key (shop_id, id), unique (shop_id, id));
     create table bad (${TENANT}, other int, primary key (shop_id, id),
       foreign key (other, shop_id) references good (shop_id, id)); ${POLICY}`,
    'Foreign key bad_other_shop_id_fkey of bad does not carry shop_id on both sides.',
  ],
  [
    'grant select on event_default to attune_app',
    "Partition event_default is open to the application role past its parent's policy.",
  ],
])('the catalogue betrays a bad table %#', async (sql, sentence) => {
  await client.query('begin');
  try {
    await client.query(sql);
    expect(await sentences()).toContain(sentence);
  } finally {
    await client.query('rollback');
  }
});

test.each([
  [`alter role ${ROLE} bypassrls`, `Role ${ROLE} can bypass row-level security.`],
  [`alter table product owner to ${ROLE}`, `Role ${ROLE} owns`],
  [`grant attune_owner to ${ROLE}`, `Role ${ROLE} is a member of the tables' owner.`],
])('the catalogue betrays a mighty role %#', async (sql, sentence) => {
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  await superuser.query('begin');
  try {
    await superuser.query(sql);
    const found = await readCatalogue(async (text) => (await superuser.query(text)).rows, ROLE);
    const said = shardingSentences(found, paper.globalTables);
    expect(said).toContainEqual(expect.stringContaining(sentence));
  } finally {
    await superuser.query('rollback');
    await superuser.end();
  }
});

async function query(sql: string): Promise<Record<string, unknown>[]> {
  return (await client.query<Record<string, unknown>>(sql)).rows;
}

async function sentences(): Promise<string[]> {
  return shardingSentences(await readCatalogue(query, ROLE), paper.globalTables);
}
