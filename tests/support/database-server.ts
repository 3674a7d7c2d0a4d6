// Started by vitest once per run: a PostgreSQL of its own in a temporary folder, with this version's schema in
// the database that tests/support/database.ts clones. Nothing of it is left, also not of a run that was killed.
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeDatabase, startDatabase } from '../../sandbox/database/embedded';
import { lockOwner } from '../../sandbox/database/lock';
import { prepare } from '../../scripts/checks/prepare';
import { migrate } from '../../scripts/migrate';

const PREFIX = 'attune-test-';

/** A run that has its folder but not yet its lock is younger than this. */
const YOUNG_MS = 60_000;

export async function setup(): Promise<() => Promise<void>> {
  const trouble = await prepare();
  if (trouble) throw new Error(`The database client could not be generated: ${trouble}`);
  await sweep();
  const dataDir = temporaryFolder();
  const database = await startDatabase({ dataDir, port: 0, durable: false });
  await migrate(database.ownerUrl);
  process.env.TEST_DATABASE_URL = database.superuserUrl;
  process.env.TEST_DATABASE_PASSWORDS = join(dataDir, 'passwords.json');
  return async () => {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** A data folder that the next run removes when this one can't. The server's own user must be able to enter it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(folder, 0o711);
  return folder;
}

async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (!name.startsWith(PREFIX) || Date.now() - statSync(folder).mtimeMs < YOUNG_MS) continue;
    if (lockOwner(join(folder, 'lock')) !== null) continue;
    await removeDatabase({ dataDir: folder });
    rmSync(folder, { recursive: true, force: true });
  }
}
