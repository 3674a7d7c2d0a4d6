// Which topics the app asked for, and where they go: read from shopify.app.toml as `shopify app deploy` reads it.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import type { Payload } from './payloads/wire';

export type Subscription = {
  topic: string;
  /** The path on the tunnel: the address in the file with its origin taken off. */
  path: string;
  /** Only these fields of the payload; null sends all. */
  includeFields: string[] | null;
};

/** `path` is where the app takes what the shop's pages at /PREFIX/SUBPATH are asked for. */
export type AppProxy = { path: string; prefix: string; subpath: string };

export type AppFile = {
  apiVersion: string;
  subscriptions: Subscription[];
  scopes: string[];
  /** Null where the app declares none. */
  proxy: AppProxy | null;
};

type Table = Record<string, unknown>;

export const APP_FILE = fileURLToPath(new URL('../../shopify.app.toml', import.meta.url));

export function readAppFile(file = APP_FILE): AppFile {
  const toml = existsSync(file) ? (parse(readFileSync(file, 'utf8')) as Table) : {};
  const webhooks = tableOf(toml.webhooks);
  const applicationUrl = textOf(toml.application_url);
  return {
    apiVersion: textOf(webhooks.api_version),
    subscriptions: listOf(webhooks.subscriptions).flatMap((one) =>
      readSubscription(tableOf(one), applicationUrl),
    ),
    scopes: textOf(tableOf(toml.access_scopes).scopes).split(',').filter(Boolean),
    proxy: readProxy(tableOf(toml.app_proxy), applicationUrl),
  };
}

const PROXY_PREFIXES = ['a', 'apps', 'community', 'tools'];

/** Shopify takes four prefixes only, and a subpath of letters, digits, dashes and underscores. */
function readProxy(one: Table, applicationUrl: string): AppProxy | null {
  if (Object.keys(one).length === 0) return null;
  const prefix = textOf(one.prefix);
  const subpath = textOf(one.subpath);
  if (!PROXY_PREFIXES.includes(prefix) || !/^[\w-]{1,30}$/.test(subpath)) {
    throw new Error(
      `shopify.app.toml: [app_proxy] needs a prefix of ${PROXY_PREFIXES.join(', ')} and a subpath of letters, digits, - and _.`,
    );
  }
  const path = pathOf(textOf(one.url), applicationUrl).replace(/\/+$/, '');
  return { path, prefix, subpath };
}

function readSubscription(one: Table, applicationUrl: string): Subscription[] {
  const path = pathOf(textOf(one.uri), applicationUrl);
  const fields = listOf(one.include_fields).map(String);
  const includeFields = fields.length > 0 ? fields : null;
  const topics = [...listOf(one.topics), ...listOf(one.compliance_topics)].map(String);
  return topics.map((topic) => ({ topic, path, includeFields }));
}

/** A relative uri is put behind the whole application_url, path and all, as Shopify's command line does. */
function pathOf(uri: string, applicationUrl: string): string {
  const absolute = uri.startsWith('/') ? `${applicationUrl.replace(/\/+$/, '')}${uri}` : uri;
  const { pathname, search } = new URL(absolute, 'https://app.invalid');
  return `${pathname}${search}`;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function tableOf(value: unknown): Table {
  return typeof value === 'object' && value !== null ? (value as Table) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** `include_fields`, with dots into what lies inside: "variants.id". */
export function keepFields(payload: Payload, fields: string[] | null): Payload {
  if (fields === null) return payload;
  const kept: Payload = {};
  for (const name of new Set(fields.map((field) => field.split('.')[0]!))) {
    if (!(name in payload)) continue;
    const inner = fields.filter((field) => field.startsWith(`${name}.`));
    const rests = inner.map((field) => field.slice(name.length + 1));
    kept[name] = fields.includes(name) ? payload[name] : keepInside(payload[name], rests);
  }
  return kept;
}

function keepInside(value: unknown, fields: string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => keepInside(one, fields));
  return typeof value === 'object' && value !== null ? keepFields(value as Payload, fields) : value;
}
