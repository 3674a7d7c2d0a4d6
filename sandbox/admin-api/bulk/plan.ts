// Turns a bulk query into plain functions, once: half a million lines are then written without an interpreter.
// Refuses, in Shopify's words where they are known, what Shopify would refuse.

import {
  type FieldNode,
  getArgumentValues,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { checkDocument } from '../graphql/check-document';
import type { Listing } from '../graphql/listing';
import { type AdminSchema, isCovered } from '../graphql/schema';
import type { World } from '../resolvers/field';
import { findField, isConnectionType } from '../resolvers/map';
import {
  collectFields,
  type Fragments,
  fragmentsOf,
  InvalidBulkQuery,
  type Selection,
} from './selection';

/** From an object of the shop to the object of a line. */
export type Project = (source: unknown, world: World) => unknown;

export type ConnectionPlan = {
  list: (source: unknown, world: World) => Listing;
  project: (source: unknown, world: World) => Record<string, unknown>;
  children: ConnectionPlan[];
};

export type BulkPlan =
  { kind: 'fit'; root: ConnectionPlan; denied: boolean } | { kind: 'invalid'; message: string };

type Compiling = {
  schema: GraphQLSchema;
  admin: AdminSchema;
  fragments: Fragments;
  scopes: readonly string[];
  connections: number;
  denied: boolean;
};

const MAX_CONNECTIONS = 5;
const MAX_NESTING = 2;

export function planBulkQuery(
  admin: AdminSchema,
  text: string,
  scopes: readonly string[],
): BulkPlan {
  const checked = checkDocument(admin.schema, text);
  if (checked.kind === 'refused') {
    return invalid(
      `Invalid bulk query: ${checked.errors.map((error) => error.message).join('; ')}`,
    );
  }
  const operations = checked.document.definitions.filter(
    (node) => node.kind === 'OperationDefinition',
  );
  const fragments = fragmentsOf(checked.document);
  const state = { schema: admin.schema, admin, fragments, scopes, connections: 0, denied: false };
  try {
    const root = compileOperation(state, operations);
    return { kind: 'fit', root, denied: state.denied };
  } catch (error) {
    if (error instanceof InvalidBulkQuery) return invalid(error.message);
    throw error;
  }
}

function invalid(message: string): BulkPlan {
  return { kind: 'invalid', message };
}

function compileOperation(state: Compiling, operations: OperationDefinitionNode[]): ConnectionPlan {
  const operation = operations[0]!;
  if (operations.length > 1)
    throw new InvalidBulkQuery('Bulk queries must contain a single operation.');
  if (operation.operation !== 'query')
    throw new InvalidBulkQuery('Bulk queries must be queries, not mutations.');
  if (operation.variableDefinitions?.length) {
    throw new InvalidBulkQuery('Bulk queries cannot contain variables.');
  }
  const query = state.schema.getQueryType()!;
  const fields = collectFields(state, query, [operation.selectionSet]);
  const [first] = fields.values();
  const name = first?.[0]?.name.value ?? '';
  if (fields.size !== 1)
    throw new InvalidBulkQuery('Bulk queries can only contain one top-level field.');
  if (name === 'node' || name === 'nodes') {
    throw new InvalidBulkQuery('Bulk queries cannot contain a top-level `node` or `nodes` field.');
  }
  const definition = query.getFields()[name];
  if (!definition || !isConnectionType(getNamedType(definition.type).name)) {
    throw new InvalidBulkQuery('Bulk queries must contain at least one connection.');
  }
  return compileConnection(state, query, first!, 0);
}

function compileConnection(
  state: Compiling,
  parent: GraphQLObjectType,
  nodes: FieldNode[],
  nesting: number,
): ConnectionPlan {
  state.connections += 1;
  if (state.connections > MAX_CONNECTIONS) {
    throw new InvalidBulkQuery(
      `Bulk queries cannot contain more than ${MAX_CONNECTIONS} connections.`,
    );
  }
  if (nesting > MAX_NESTING) {
    throw new InvalidBulkQuery(
      `Bulk queries cannot contain connections with a nesting depth greater than ${MAX_NESTING}.`,
    );
  }
  const { read, definition } = compileRead(state, parent, nodes[0]!);
  const connection = getNamedType(definition.type) as GraphQLObjectType;
  const edges = onlyField(state, connection, nodes, 'edges');
  const edge = getNamedType(connection.getFields().edges!.type) as GraphQLObjectType;
  const node = onlyField(state, edge, edges, 'node');
  const type = getNamedType(edge.getFields().node!.type);
  if (!isObjectType(type) || !type.getInterfaces().some((one) => one.name === 'Node')) {
    throw new InvalidBulkQuery(
      `Bulk queries cannot contain the connection ${nodes[0]!.name.value}: its nodes are no Node.`,
    );
  }
  const { project, children } = compileNode(state, type, node, nesting);
  return { list: read as ConnectionPlan['list'], project, children };
}

function compileNode(
  state: Compiling,
  type: GraphQLObjectType,
  nodes: FieldNode[],
  nesting: number,
) {
  const children: ConnectionPlan[] = [];
  const plain: Selection = new Map();
  const names: string[] = [];
  for (const [key, fields] of collectFields(state, type, selectionsOf(nodes))) {
    const definition = type.getFields()[fields[0]!.name.value];
    if (!definition || !isConnectionType(getNamedType(definition.type).name)) {
      plain.set(key, fields);
      continue;
    }
    names.push(key);
    children.push(compileConnection(state, type, fields, nesting + 1));
  }
  if (children.length > 0 && plain.get('id')?.[0]?.name.value !== 'id') {
    throw new InvalidBulkQuery(
      "The parent 'node' field for a nested connection must select the 'id' field without an alias and must " +
        `be of 'ID' return type. Connection fields without 'id': ${names.join(', ')}.`,
    );
  }
  return { project: compileObject(state, type, plain), children };
}

function compileObject(state: Compiling, type: GraphQLObjectType, selection: Selection) {
  const fields = [...selection].map(([key, nodes]) => ({
    key,
    read: compileField(state, type, nodes),
  }));
  return (source: unknown, world: World): Record<string, unknown> => {
    const line: Record<string, unknown> = {};
    for (const field of fields) line[field.key] = field.read(source, world);
    return line;
  };
}

function compileField(state: Compiling, parent: GraphQLObjectType, nodes: FieldNode[]): Project {
  if (nodes[0]!.name.value === '__typename') return () => parent.name;
  const { read, definition } = compileRead(state, parent, nodes[0]!);
  const named = getNamedType(definition.type);
  if (isConnectionType(named.name)) throw nestedTooOddly(nodes[0]!);
  const complete = compileComplete(state, definition.type, nodes);
  if (!complete) return checkLeaf(definition, read);
  return (source, world) => {
    const value = read(source, world);
    return value === null || value === undefined ? null : complete(value, world);
  };
}

/** Null for a scalar: resolvers return those as they stand on the wire. */
function compileComplete(
  state: Compiling,
  type: GraphQLOutputType,
  nodes: FieldNode[],
): Project | null {
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const item = compileComplete(state, bare.ofType as GraphQLOutputType, nodes);
    return (
      item &&
      ((value, world) =>
        (value as unknown[]).map((one) => (one === null ? null : item(one, world))))
    );
  }
  if (isObjectType(bare)) {
    return compileObject(state, bare, collectFields(state, bare, selectionsOf(nodes)));
  }
  if (!isAbstractType(bare)) return null;
  const byName = new Map<string, Project>();
  return (value, world) => {
    const name = world.typeNames.get(value as object)!;
    let project = byName.get(name);
    if (!project) {
      const concrete = state.schema.getType(name) as GraphQLObjectType;
      project = compileObject(state, concrete, collectFields(state, concrete, selectionsOf(nodes)));
      byName.set(name, project);
    }
    return project(value, world);
  };
}

/** What graphql-js would refuse in a page is refused here as well; a scalar that may be null is taken as it is. */
function checkLeaf(definition: GraphQLField<unknown, unknown>, read: Project): Project {
  const { name, type } = definition;
  const required = isNonNullType(type);
  const bare = getNullableType(type);
  const names = isEnumType(bare) ? new Set(bare.getValues().map((one) => one.name)) : null;
  if (!required && !names) return read;
  return (source, world) => {
    const value = read(source, world) ?? null;
    if (value === null ? required : names && !names.has(value as string)) {
      throw new Error(`${name} cannot be ${JSON.stringify(value)}`);
    }
    return value;
  };
}

function compileRead(
  state: Compiling,
  parent: GraphQLObjectType,
  node: FieldNode,
): { read: Project; definition: GraphQLField<unknown, unknown> } {
  const definition = parent.getFields()[node.name.value]!;
  const field = findField(parent.name, node.name.value);
  if (!field)
    throw new InvalidBulkQuery(`The sandbox does not play ${parent.name}.${node.name.value}.`);
  if (!isCovered(state.admin.requirementOf(parent.name, definition), state.scopes))
    state.denied = true;
  const args = getArgumentValues(definition, node);
  return { read: (source, world) => field.resolve(source, args, world), definition };
}

function onlyField(
  state: Compiling,
  type: GraphQLObjectType,
  nodes: FieldNode[],
  name: string,
): FieldNode[] {
  const fields = collectFields(state, type, selectionsOf(nodes));
  const wanted = fields.get(name);
  if (!wanted || fields.size > 1 || wanted[0]!.name.value !== name) {
    throw new InvalidBulkQuery(
      `Bulk queries select connections as edges { node { … } } and nothing else, not ${[...fields.keys()].join(', ')}.`,
    );
  }
  return wanted;
}

function selectionsOf(nodes: FieldNode[]) {
  return nodes.flatMap((node) => node.selectionSet ?? []);
}

function nestedTooOddly(node: FieldNode): InvalidBulkQuery {
  return new InvalidBulkQuery(
    'Queries that contain a connection field within a list field or a plain object are not supported: ' +
      `${node.name.value}.`,
  );
}
