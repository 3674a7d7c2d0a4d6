// The processes of a bench as production runs them: bundled, without a transpiler that stands beside every function.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = new URL('../../', import.meta.url);
const FOLDER = new URL('.cache/bench/', ROOT);

const ENTRIES = {
  'hot-doors': 'app/hot-doors.ts',
  'plain-door': 'scripts/bench/plain-door.ts',
  storm: 'scripts/bench/storm.ts',
  batch: 'scripts/bench/batch.ts',
  campaign: 'scripts/bench/campaign.ts',
  webhooks: 'scripts/bench/webhooks.ts',
} as const;

export type Bundled = keyof typeof ENTRIES;

export async function bundleProcesses(): Promise<void> {
  await build({
    entryPoints: ENTRIES,
    absWorkingDir: fileURLToPath(ROOT),
    outdir: fileURLToPath(FOLDER),
    bundle: true,
    packages: 'external',
    alias: { '~': fileURLToPath(new URL('app', ROOT)) },
    platform: 'node',
    target: 'node24',
    format: 'esm',
    sourcemap: true,
    logLevel: 'error',
  });
}

export function bundled(name: Bundled): string {
  return fileURLToPath(new URL(`${name}.js`, FOLDER));
}
