// Finds the three files of a Shopify export in a merchant's folder, or says in one sentence what is missing.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

export type ExportKind = 'products' | 'customers' | 'orders';

/** `name` is what the merchant sees in sentences and in the list of rows set aside. */
export type ExportFile = { kind: ExportKind; name: string; path: string };

export type FoundFiles =
  { kind: 'found'; files: Record<ExportKind, ExportFile> } | { kind: 'refused'; problem: string };

const KINDS: ExportKind[] = ['products', 'customers', 'orders'];

/** Where a file stands there both plain and packed, the plain one is read. */
export async function findFiles(dir: string): Promise<FoundFiles> {
  const names = await listFolder(dir);
  if (typeof names === 'string') return { kind: 'refused', problem: names };

  const missing = KINDS.filter((kind) => !pickName(kind, names));
  if (missing.length > 0) return { kind: 'refused', problem: missingSentence(dir, missing, names) };

  const file = (kind: ExportKind): ExportFile => {
    const name = pickName(kind, names) ?? '';
    return { kind, name, path: join(dir, name) };
  };
  const files = {
    products: file('products'),
    customers: file('customers'),
    orders: file('orders'),
  };
  return { kind: 'found', files };
}

async function listFolder(dir: string): Promise<string[] | string> {
  try {
    return await readdir(dir);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const files = 'products_export.csv, customers_export.csv and orders_export.csv';
    if (code === 'ENOENT') {
      return `The folder ${dir} does not exist; name the folder that holds ${files}.`;
    }
    if (code === 'ENOTDIR') {
      return `${dir} is a file, not a folder; name the folder that holds ${files}.`;
    }
    return `The folder ${dir} cannot be opened (${code ?? 'unknown reason'}); check who may read it.`;
  }
}

function pickName(kind: ExportKind, names: string[]): string | undefined {
  return [`${kind}_export.csv`, `${kind}_export.csv.gz`].find((name) => names.includes(name));
}

function missingSentence(dir: string, missing: ExportKind[], names: string[]): string {
  const wanted = missing.map((kind) => `${kind}_export.csv (or ${kind}_export.csv.gz)`);
  const near = names
    .filter((name) => missing.some((kind) => name.toLowerCase().includes(kind)))
    .slice(0, 3)
    .map((name) => `“${name}”`);
  const hint =
    near.length > 0
      ? `; rename ${near.join(', ')} if that is what it holds`
      : '; export it from the Shopify admin into that folder';
  return `The folder ${dir} lacks ${wanted.join(' and ')}${hint}.`;
}
