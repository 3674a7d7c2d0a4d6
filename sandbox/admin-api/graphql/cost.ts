// What a query costs and what is left in the bucket, reported and enforced as at Shopify: an object one point,
// a scalar none, a connection two and its page, a mutation ten; 2,000 points at most, 100 come back each second.

import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { isConnectionType, isWrapperType } from '../resolvers/map';

export const SINGLE_QUERY_LIMIT = 1000;

const MUTATION_POINTS = 10;
const CONNECTION_POINTS = 2;

export type ThrottleStatus = {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
};

export type Bucket = {
  status(now: Date): ThrottleStatus;
  take(points: number, now: Date): void;
};

export function createBucket({ maximum = 2000, restoreRate = 100 } = {}): Bucket {
  let level = maximum;
  let at = 0;
  const refill = (now: Date) => {
    if (at > 0)
      level = Math.min(maximum, level + (Math.max(0, now.getTime() - at) / 1000) * restoreRate);
    at = now.getTime();
  };
  return {
    status: (now) => {
      refill(now);
      return { maximumAvailable: maximum, currentlyAvailable: Math.floor(level), restoreRate };
    },
    take: (points, now) => {
      refill(now);
      level -= points;
    },
  };
}

type Reading = {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
};

export function requestedCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const root = schema.getRootType(operation.operation)!;
  const points = selectionCost({ schema, fragments, variables }, root.name, operation.selectionSet);
  return operation.operation === 'mutation' ? MUTATION_POINTS : points;
}

function selectionCost(reading: Reading, typeName: string, selection: SelectionSetNode): number {
  let sum = 0;
  for (const node of selection.selections) {
    if (node.kind === Kind.FIELD) {
      sum += fieldCost(reading, typeName, node);
    } else {
      const part =
        node.kind === Kind.INLINE_FRAGMENT ? node : reading.fragments.get(node.name.value)!;
      sum += selectionCost(reading, part.typeCondition?.name.value ?? typeName, part.selectionSet);
    }
  }
  return sum;
}

function fieldCost(reading: Reading, typeName: string, node: FieldNode): number {
  const parent = reading.schema.getType(typeName);
  if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
  const definition = parent.getFields()[node.name.value];
  const type = definition && getNamedType(definition.type);
  if (!type || !isCompositeType(type) || !node.selectionSet) return 0;
  const inner = selectionCost(reading, type.name, node.selectionSet);
  if (isConnectionType(type.name)) return CONNECTION_POINTS + pageSizeOf(reading, node) * inner;
  // The nodes of a connection are objects, its edges and its page information are wrapping.
  return isWrapperType(type.name) ? inner : 1 + inner;
}

function pageSizeOf({ variables }: Reading, node: FieldNode): number {
  for (const { name, value } of node.arguments ?? []) {
    if (name.value !== 'first' && name.value !== 'last') continue;
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind === Kind.VARIABLE) return Number(variables[value.name.value] ?? 0);
  }
  return 0;
}
