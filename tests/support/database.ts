// What a test of the database asks for: `const { db } = await openDatabase()` at the top of its file gives it a
// migrated database of its own, which goes when the file is done.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll } from 'vitest';
import { createDb, type Database } from '~/db';
import type { Passwords } from '../../sandbox/database/passwords';

export type TestDatabase = {
  /** Connected as the application: sees the rows of the shop that `inShop` names. */
  db: Database;
  applicationUrl: string;
  /** The schema's owner, for what the application may not do. */
  ownerUrl: string;
  /** Past every policy, to look at rows of all shops. */
  superuserUrl: string;
};

const CONNECTIONS = 4;

/** `empty` leaves out the schema. */
export async function openDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  const passwordFile = process.env.TEST_DATABASE_PASSWORDS;
  if (!server || !passwordFile) throw new Error('Run this test through vitest.config.ts.');
  const passwords = JSON.parse(readFileSync(passwordFile, 'utf8')) as Passwords;
  const name = `test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  const template = empty ? 'template1' : 'attune';
  await command(server, `create database ${name} owner attune_owner template ${template}`);

  const urlOf = (role: string, password: string) => {
    const url = new URL(server);
    return Object.assign(url, { username: role, password, pathname: `/${name}` }).href;
  };
  const applicationUrl = urlOf('attune_app', passwords.application);
  const db = createDb(applicationUrl, CONNECTIONS);
  afterAll(async () => {
    await db.$disconnect();
    await command(server, `drop database ${name} with (force)`);
  });
  return {
    db,
    applicationUrl,
    ownerUrl: urlOf('attune_owner', passwords.owner),
    superuserUrl: urlOf('postgres', passwords.superuser),
  };
}

/** Rows of one statement, on a connection of its own. */
export async function command<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
