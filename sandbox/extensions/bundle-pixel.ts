// Bundles the app's web pixel as Shopify's own tool does when the app is deployed: one script, and no larger than
// Shopify takes it. Once per process.

import { buildSync } from 'esbuild';
import type { WebPixelExtension } from './read-extension';

/** Shopify refuses a larger one. */
export const LARGEST_PIXEL = 128 * 1024;

export type BundledPixel = { kind: 'bundled'; code: string } | { kind: 'refused'; problem: string };

const bundled = new Map<string, BundledPixel>();

export function bundlePixel({ entry, name }: WebPixelExtension): BundledPixel {
  let pixel = bundled.get(entry);
  if (!pixel) bundled.set(entry, (pixel = build(entry, name)));
  return pixel;
}

function build(entry: string, name: string): BundledPixel {
  let code: string;
  try {
    const { outputFiles } = buildSync({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      format: 'iife',
      platform: 'browser',
      target: 'es2020',
      define: { 'process.env.NODE_ENV': '"production"' },
      write: false,
      logLevel: 'silent',
    });
    code = outputFiles[0]?.text ?? '';
  } catch (fault) {
    return { kind: 'refused', problem: `The web pixel ${name} cannot be built: ${String(fault)}` };
  }
  const size = Buffer.byteLength(code);
  if (size <= LARGEST_PIXEL) return { kind: 'bundled', code };
  const problem = `The web pixel ${name} has ${size} bytes; Shopify takes ${LARGEST_PIXEL} at most.`;
  return { kind: 'refused', problem };
}
