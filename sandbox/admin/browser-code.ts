// Bundles the TypeScript that runs in the browser, the frame's and the App Bridge stand-in's, once per
// process and on first use.
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const bundled = new Map<string, string>();

export function browserCode(name: 'bridge' | 'frame' | 'pages'): string {
  const known = bundled.get(name);
  if (known !== undefined) return known;
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(`./${name}/index.ts`, import.meta.url))],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.text ?? '';
  bundled.set(name, code);
  return code;
}
