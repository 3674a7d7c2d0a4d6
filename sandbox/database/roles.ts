// The database "attune" and its two roles: one owns the schema and migrates it, the other is the application.
import pg from 'pg';
import type { Passwords } from './passwords';

export const DATABASE = 'attune';

const ATTRIBUTES = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS';

export function serverUrl(role: string, password: string, port: number, database = DATABASE) {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
}

/** Safe to repeat: roles get the passwords of the file, and a database that exists is left as it is. */
export async function ensureRoles(superuserUrl: string, passwords: Passwords): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await ensureRole(client, 'attune_owner', passwords.owner);
    await ensureRole(client, 'attune_app', passwords.application);
    const found = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE} owner attune_owner`);
    await client.query(`revoke all on database ${DATABASE} from public`);
    await client.query(`grant connect on database ${DATABASE} to attune_app`);
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query('select from pg_roles where rolname = $1', [role]);
  const verb = found.rowCount === 0 ? 'create' : 'alter';
  await client.query(`${verb} role ${role} with ${ATTRIBUTES} password '${password}'`);
}
