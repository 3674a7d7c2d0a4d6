// Bundles the scripts of the storefront that run in the browser, the page's and the pixel frame's, once per process
// and on first use.
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const bundled = new Map<string, string>();

export function browserCode(name: 'host' | 'frame'): string {
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
