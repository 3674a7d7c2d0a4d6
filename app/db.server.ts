// The one database client of a process, for doors; everyone else takes `db` as an argument.
import type { Database } from '~/db';
import { createDb } from '~/db';
import { env } from '~/env.server';

let client: Database | undefined;

export function prisma(): Database {
  client ??= createDb(env().DATABASE_URL, 4);
  return client;
}
