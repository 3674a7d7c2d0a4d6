// The theme app extension as it lies on the disk at this moment: read again only when one of its files has changed.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readThemeExtension, type ThemeExtension } from './theme-extension';

const FOLDER = fileURLToPath(new URL('../../extensions', import.meta.url));

export function createExtensionReader(folder = FOLDER): () => ThemeExtension | null {
  let seen: string | null = null;
  let extension: ThemeExtension | null = null;
  return () => {
    const now = stampOf(folder);
    if (now !== seen) {
      extension = readThemeExtension(folder);
      seen = now;
    }
    return extension;
  };
}

function stampOf(folder: string): string {
  if (!existsSync(folder)) return '';
  const names = readdirSync(folder, { recursive: true }) as string[];
  return names
    .map((name) => `${name} ${statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs}`)
    .join('\n');
}
