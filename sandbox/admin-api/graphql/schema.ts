// Shopify's published Admin schema and the access scopes of each field, read from the package that carries them.
// Everything the sandbox answers is checked against this, so that no invented field can pass.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  buildClientSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';

export const API_VERSION = '2026-10';

const FILE = `../../../node_modules/@shopify/dev-mcp/dist/data/admin_${API_VERSION}.json.gz`;

/** One of `anyOf`, and `also` where the sentence asks for a second scope. */
export type Requirement = { anyOf: string[]; also: string | null; sentence: string };

export type AdminSchema = {
  schema: GraphQLSchema;
  /** What a token must hold to read this field; null where everybody may. */
  requirementOf(typeName: string, field: GraphQLField<unknown, unknown>): Requirement | null;
  requirementOfType(typeName: string): Requirement | null;
};

type ScopeItem = {
  typeName: string;
  fieldName?: string;
  requiredAccess: string;
  offlineScopes: string[];
};

let loaded: AdminSchema | null = null;

/** Takes 0.4 s the first time. */
export function loadAdminSchema(): AdminSchema {
  loaded ??= readAdminSchema();
  return loaded;
}

function readAdminSchema(): AdminSchema {
  const packed = readFileSync(new URL(FILE, import.meta.url));
  const { data, offline_scopes: scopes } = JSON.parse(gunzipSync(packed).toString('utf8')) as {
    data: IntrospectionQuery;
    offline_scopes: { items: ScopeItem[] };
  };
  const requirements = new Map<string, Requirement>();
  for (const item of scopes.items) {
    if (item.offlineScopes.length === 0) continue;
    const key = item.fieldName ? `${item.typeName}.${item.fieldName}` : item.typeName;
    const sentence = item.requiredAccess;
    const also = /Also: The app requires (\w+) access scope/.exec(sentence)?.[1] ?? null;
    requirements.set(key, { anyOf: item.offlineScopes, also, sentence });
  }

  const requirementOfType = (typeName: string) =>
    requirements.get(typeName) ?? requirements.get(typeName.replace(/Connection$/, '')) ?? null;
  return {
    schema: buildClientSchema(data, { assumeValid: true }),
    requirementOf: (typeName, field) =>
      requirements.get(`${typeName}.${field.name}`) ??
      requirementOfType(getNamedType(field.type).name),
    requirementOfType,
  };
}

export function isCovered(requirement: Requirement | null, scopes: readonly string[]): boolean {
  if (!requirement) return true;
  const holds = (scope: string) =>
    scopes.includes(scope) || scopes.includes(scope.replace(/^read_/, 'write_'));
  return requirement.anyOf.some(holds) && (requirement.also === null || holds(requirement.also));
}
