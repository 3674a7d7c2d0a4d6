// Makes what must be generated before anything can be checked, quietly: the database client.
import { existsSync, statSync } from 'node:fs';
import { run } from './run';

const SCHEMA = 'prisma/schema.prisma';
const CLIENT = 'node_modules/.prisma/client/schema.prisma';

/** Answers what went wrong, or null. */
export async function prepare(): Promise<string | null> {
  if (existsSync(CLIENT) && statSync(CLIENT).mtimeMs > statSync(SCHEMA).mtimeMs) return null;
  const ended = await run('prisma', ['generate', '--no-hints']);
  return ended.code === 0 ? null : ended.output + ended.errors;
}
