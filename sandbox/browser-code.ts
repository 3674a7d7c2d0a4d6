// Bundles the TypeScript of the sandbox that runs in the browser: the admin's frame, its App Bridge stand-in, the
// storefront's script and the pixels' frame. Once per process and on first use.
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const bundled = new Map<string, string>();

/** `folder` is a file URL, so that a page names its own: `new URL('./frame/', import.meta.url)`. */
export function browserCode(folder: URL): string {
  const known = bundled.get(folder.href);
  if (known !== undefined) return known;
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('index.ts', folder))],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.text ?? '';
  bundled.set(folder.href, code);
  return code;
}
