// What the published webhook schemas say, checked with the few words of JSON Schema that they use.
import { readFileSync } from 'node:fs';

type Schema = {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema | boolean;
};

const FOLDER = '../../../node_modules/shopify-webhook-schemas/schemas/2026-07';

export function schemaOf(topic: string): Schema {
  return JSON.parse(
    readFileSync(new URL(`${FOLDER}/${topic}.json`, import.meta.url), 'utf8'),
  ) as Schema;
}

/** A sentence for each place where the value is not what the schema says. */
export function misfits(schema: Schema, value: unknown, at = ''): string[] {
  const types = schema.type === undefined ? [] : [schema.type].flat();
  const type = typeOf(value);
  const fits =
    types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'));
  if (!fits) return [`${at || 'payload'} is ${type}, not ${types.join(' or ')}`];
  if (Array.isArray(value)) return misfitsOfItems(schema.items, value, at);
  if (typeof value !== 'object' || value === null) return [];
  const fields = value as Record<string, unknown>;
  const missing = (schema.required ?? []).filter((name) => !(name in fields));
  return [
    ...missing.map((name) => `${at}.${name} is missing`),
    ...Object.entries(fields).flatMap(([name, inner]) => {
      const known = schema.properties?.[name];
      return known ? misfits(known, inner, `${at}.${name}`) : [`${at}.${name} is unknown`];
    }),
  ];
}

function misfitsOfItems(items: Schema | boolean | undefined, values: unknown[], at: string) {
  if (items === undefined || items === true) return [];
  // `false`: whoever inferred the schema never saw one filled.
  if (items === false) return values.length > 0 ? [`${at} is not empty`] : [];
  return values.flatMap((value, index) => misfits(items, value, `${at}[${index}]`));
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
