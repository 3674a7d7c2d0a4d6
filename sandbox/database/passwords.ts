// The random passwords of the server's three roles, kept in a file of the data folder that only its owner reads.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Passwords = { superuser: string; owner: string; application: string };

export function loadPasswords(dataDir: string, clusterExists: boolean): Passwords {
  const file = join(dataDir, 'passwords.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
  if (clusterExists) {
    throw new Error(
      `${file} is missing, so the database beside it can't be opened: restore it, or start with an empty data folder.`,
    );
  }
  const passwords = { superuser: random(), owner: random(), application: random() };
  writeFileSync(`${file}.new`, JSON.stringify(passwords), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return passwords;
}

/** Hexadecimal, so that it needs no escaping in an address or in SQL. */
function random(): string {
  return randomBytes(24).toString('hex');
}
