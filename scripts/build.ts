// Builds what production runs: the database client, the admin pages, and one bundle each for web, worker and training thread.
// Does nothing when nothing changed since the last build, so that every command may call it.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { prepare } from './checks/prepare';
import { run } from './checks/run';

const STAMP = 'build/.inputs';
const INPUTS = [
  'app/**/*.{ts,tsx,css}',
  'public/**/*',
  'prisma/schema.prisma',
  'vite.config.ts',
  'package-lock.json',
];
const ENTRIES = {
  web: 'app/web.ts',
  'hot-doors': 'app/hot-doors.ts',
  worker: 'app/worker.ts',
  'training-thread': 'app/training-thread.ts',
};

/** Answers what went wrong, or null. */
export async function buildAll(): Promise<string | null> {
  const inputs = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === inputs) return null;
  const trouble = await prepare();
  if (trouble) return trouble;
  const pages = await run('remix', ['vite:build']);
  if (pages.code !== 0) return pages.output + pages.errors;
  await build({
    entryPoints: ENTRIES,
    outdir: 'build',
    bundle: true,
    packages: 'external',
    alias: { '~': fileURLToPath(new URL('../app', import.meta.url)) },
    platform: 'node',
    target: 'node24',
    format: 'esm',
    sourcemap: true,
    logLevel: 'error',
  });
  mkdirSync('build', { recursive: true });
  writeFileSync(STAMP, inputs);
  return null;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of globSync(INPUTS).sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const trouble = await buildAll();
  if (trouble) {
    console.error(`Attune could not be built.\n${trouble}`);
    process.exitCode = 1;
  }
}
