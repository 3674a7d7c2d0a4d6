// Reads what an extension declares in its shopify.extension.toml, as Shopify does when the app is deployed.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';

export type WebPixelExtension = {
  name: string;
  handle: string;
  /** Where the extension's files are. */
  folder: string;
  /** The source that is bundled. */
  entry: string;
  runtimeContext: string;
  customerPrivacy: {
    analytics: boolean;
    marketing: boolean;
    preferences: boolean;
    saleOfData: 'enabled' | 'disabled' | 'ldu';
  };
  settings: PixelField[];
};

export type PixelField = { key: string; type: string; name: string; isRequired: boolean };

type Table = Record<string, unknown>;

const FOLDER = fileURLToPath(new URL('../../extensions', import.meta.url));

/** Null where the app has no web pixel. */
export function readWebPixel(folder = FOLDER): WebPixelExtension | null {
  for (const name of existsSync(folder) ? readdirSync(folder).toSorted() : []) {
    const file = join(folder, name, 'shopify.extension.toml');
    if (!existsSync(file)) continue;
    const toml = parse(readFileSync(file, 'utf8')) as Table;
    const found = declarationsOf(toml).find(({ type }) => type === 'web_pixel_extension');
    if (found) return describe(found, join(folder, name), name);
  }
  return null;
}

/** One extension stands at the top of its file, or several in [[extensions]], which the top completes. */
function declarationsOf(toml: Table): Table[] {
  const { extensions, ...top } = toml;
  return Array.isArray(extensions)
    ? extensions.map((one) => ({ ...top, ...(one as Table) }))
    : [top];
}

function describe(toml: Table, folder: string, folderName: string): WebPixelExtension {
  const privacy = tableOf(toml.customer_privacy);
  const fields = Object.entries(tableOf(tableOf(toml.settings).fields));
  return {
    name: textOf(toml.name) || folderName,
    handle: textOf(toml.handle) || folderName,
    folder,
    entry: join(folder, 'src', 'index.ts'),
    runtimeContext: textOf(toml.runtime_context),
    customerPrivacy: {
      analytics: privacy.analytics === true,
      marketing: privacy.marketing === true,
      preferences: privacy.preferences === true,
      saleOfData: saleOf(privacy.sale_of_data),
    },
    settings: fields.map(([key, field]) => describeField(key, tableOf(field))),
  };
}

function describeField(key: string, field: Table): PixelField {
  return {
    key,
    type: textOf(field.type) || 'single_line_text_field',
    name: textOf(field.name) || key,
    isRequired: field.required !== false,
  };
}

function saleOf(value: unknown): 'enabled' | 'disabled' | 'ldu' {
  return value === 'disabled' || value === 'ldu' ? value : 'enabled';
}

function tableOf(value: unknown): Table {
  return typeof value === 'object' && value !== null ? (value as Table) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
