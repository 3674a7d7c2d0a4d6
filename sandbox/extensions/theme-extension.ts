// Reads the app's theme app extension as Shopify's tool does when the app is deployed: its blocks, snippets, words and
// files, within Shopify's limits. What Shopify would refuse is refused with one sentence.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parse } from 'smol-toml';
import { ExtensionFault, readBlockSchema, type BlockSchema } from './block-schema';

export type ThemeBlock = { handle: string; source: string; schema: BlockSchema };

/** "a.b.c" to words. */
export type Words = Map<string, string>;

export type ThemeExtension = {
  name: string;
  handle: string;
  /** Changes with any of its files, so that browsers may keep them for good. */
  version: string;
  blocks: ThemeBlock[];
  snippets: Map<string, string>;
  /** By language; `schema` are those of the theme editor. */
  words: { storefront: Map<string, Words>; schema: Map<string, Words>; fallback: string };
  assets: Map<string, Buffer>;
};

const FOLDER = fileURLToPath(new URL('../../extensions', import.meta.url));
const KINDS: Record<string, readonly string[]> = {
  assets: ['.jpg', '.jpeg', '.json', '.js', '.css', '.png', '.svg', '.wasm'],
  blocks: ['.liquid'],
  snippets: ['.liquid'],
  locales: ['.json'],
};
const LARGEST = 10 * 1024 * 1024;
const MOST_LIQUID = 500 * 1024;
const MOST_BLOCKS = 30;
/** Packed, as Shopify's theme check weighs them. */
const LARGEST_OF_BLOCK = { javascript: 10_000, stylesheet: 100_000 };

type Found = { kind: string; name: string; body: Buffer };

/** Null where the app has no theme app extension. */
export function readThemeExtension(folder = FOLDER): ThemeExtension | null {
  for (const name of existsSync(folder) ? readdirSync(folder).toSorted() : []) {
    const file = join(folder, name, 'shopify.extension.toml');
    if (!existsSync(file)) continue;
    const { extensions, ...top } = parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const all = Array.isArray(extensions) ? (extensions as Record<string, unknown>[]) : [top];
    const found = all.find(({ type }) => type === 'theme' || type === 'theme_app_extension');
    if (found) {
      const title = typeof found.name === 'string' ? found.name : name;
      return readFolder(join(folder, name), { name: title, handle: name });
    }
  }
  return null;
}

function readFolder(folder: string, named: { name: string; handle: string }): ThemeExtension {
  const files = listFiles(folder);
  weigh(files);
  const of = (kind: string) => files.filter((file) => file.kind === kind);
  const textOf = ({ body }: Found) => body.toString('utf8');
  const assets = new Map(of('assets').map(({ name, body }) => [name, body]));
  const blocks = of('blocks').map((file) => {
    const path = `blocks/${file.name}`;
    const source = textOf(file);
    refuseTags(path, source);
    const schema = readBlockSchema(path, source);
    checkFilesOf(path, schema, assets);
    return { handle: stem(file.name), source, schema };
  });
  const hash = createHash('sha256');
  for (const { kind, name, body } of files) hash.update(`${kind}/${name}\n`).update(body);
  return {
    ...named,
    version: hash.digest('hex').slice(0, 12),
    blocks,
    snippets: new Map(of('snippets').map((file) => [stem(file.name), textOf(file)])),
    words: readWords(of('locales')),
    assets,
  };
}

function listFiles(folder: string): Found[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && Object.hasOwn(KINDS, entry.name))
    .map(({ name }) => name)
    .toSorted()
    .flatMap((kind) =>
      readdirSync(join(folder, kind))
        .filter((name) => !name.startsWith('.'))
        .toSorted()
        .map((name) => readFile(folder, kind, name)),
    );
}

function readFile(folder: string, kind: string, name: string): Found {
  const path = join(folder, kind, name);
  if (statSync(path).isDirectory()) {
    throw new ExtensionFault(`${kind}/${name}: a theme app extension has no folders in folders.`);
  }
  if (!KINDS[kind]?.includes(extname(name).toLowerCase())) {
    throw new ExtensionFault(`${kind}/${name}: ${kind} holds ${KINDS[kind]?.join(', ')} only.`);
  }
  return { kind, name, body: readFileSync(path) };
}

function weigh(files: Found[]): void {
  const sum = (some: Found[]) => some.reduce((total, { body }) => total + body.length, 0);
  const liquid = files.filter(({ name }) => name.endsWith('.liquid'));
  const blocks = files.filter(({ kind }) => kind === 'blocks').length;
  if (sum(files) > LARGEST) {
    throw new ExtensionFault(
      `The theme app extension has ${sum(files)} bytes; Shopify takes 10 MB.`,
    );
  }
  if (sum(liquid) > MOST_LIQUID) {
    throw new ExtensionFault(
      `The Liquid of the theme app extension has ${sum(liquid)} bytes; Shopify takes 500 kB.`,
    );
  }
  if (blocks > MOST_BLOCKS) {
    throw new ExtensionFault(
      `The theme app extension has ${blocks} blocks; Shopify takes ${MOST_BLOCKS}.`,
    );
  }
}

function refuseTags(path: string, source: string): void {
  const tag = /\{%-?\s*(javascript|stylesheet|include|layout|sections?)\b/.exec(source)?.[1];
  if (tag) {
    throw new ExtensionFault(`${path}: a block of a theme app extension may not use {% ${tag} %}.`);
  }
}

function checkFilesOf(path: string, schema: BlockSchema, assets: Map<string, Buffer>): void {
  for (const kind of ['javascript', 'stylesheet'] as const) {
    const name = schema[kind];
    if (name === null) continue;
    const body = assets.get(name);
    if (!body) throw new ExtensionFault(`${path}: assets/${name} does not exist.`);
    const size = gzipSync(body).length;
    const most = LARGEST_OF_BLOCK[kind];
    if (size > most) {
      throw new ExtensionFault(
        `${path}: assets/${name} has ${size} bytes when packed; Shopify takes ${most}.`,
      );
    }
  }
}

function readWords(files: Found[]): ThemeExtension['words'] {
  const words = { storefront: new Map<string, Words>(), schema: new Map<string, Words>() };
  let fallback = '';
  for (const { name, body } of files) {
    const [language = '', ...rest] = name.replace(/\.json$/, '').split('.');
    const kind = rest.includes('schema') ? 'schema' : 'storefront';
    words[kind].set(language, flatten(name, body));
    if (kind === 'storefront' && rest.includes('default')) fallback = language;
  }
  if (words.storefront.size > 0 && fallback === '') {
    throw new ExtensionFault('locales: one language must be the default, as en.default.json.');
  }
  return { ...words, fallback: fallback || 'en' };
}

function flatten(name: string, body: Buffer): Words {
  const words: Words = new Map();
  const walk = (value: unknown, path: string[]) => {
    if (typeof value === 'string') words.set(path.join('.'), value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  try {
    walk(JSON.parse(body.toString('utf8')), []);
  } catch {
    throw new ExtensionFault(`locales/${name}: this is not valid JSON.`);
  }
  return words;
}

function stem(name: string): string {
  return name.slice(0, -extname(name).length);
}
