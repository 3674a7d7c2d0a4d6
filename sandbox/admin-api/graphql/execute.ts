// Runs one Admin GraphQL request: check, cost, scopes, then graphql-js over the sandbox's resolvers.

import {
  type DocumentNode,
  execute,
  type FieldNode,
  getNamedType,
  getOperationAST,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  isCompositeType,
  type OperationDefinitionNode,
} from 'graphql';
import type { Args, World } from '../resolvers/field';
import { findField, isConnectionType, isWrapperType } from '../resolvers/map';
import { checkDocument, type ShopifyError } from './check-document';
import { type Bucket, requestedCost, SINGLE_QUERY_LIMIT } from './cost';
import { type AdminSchema, isCovered, type Requirement } from './schema';

export type AdminRequest = {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
};

export type AdminReply = {
  data?: unknown;
  errors?: readonly (ShopifyError | GraphQLError)[];
  extensions?: Record<string, unknown>;
};

type Running = World & { admin: AdminSchema; spent: { points: number } };

const LIMITS_PAGE = 'https://shopify.dev/api/usage/rate-limits';
const SCOPES_PAGE = 'https://shopify.dev/api/usage/access-scopes';

export async function runAdminRequest(
  { admin, bucket }: { admin: AdminSchema; bucket: Bucket },
  request: AdminRequest,
  world: World,
): Promise<AdminReply> {
  const checked = checkDocument(admin.schema, request.query);
  if (checked.kind === 'refused') return { errors: checked.errors };
  const operation = getOperationAST(checked.document, request.operationName);
  if (!operation) return { errors: [{ message: 'An operation name is required' }] };

  const requested = requestedCost(
    admin.schema,
    checked.document,
    operation,
    request.variables ?? {},
  );
  const refusal = refuseCost(requested, bucket, world.now);
  if (refusal) return refusal;

  bucket.take(requested, world.now);
  const running: Running = { ...world, admin, spent: { points: 0 } };
  const result = await runOperation(running, checked.document, operation, request);
  const actual = operation.operation === 'mutation' ? requested : running.spent.points;
  // Charged in full at first, so that requests at the same moment cannot spend the same points.
  bucket.take(actual - requested, world.now);
  return { ...result, extensions: { cost: costReport(requested, actual, bucket, world.now) } };
}

async function runOperation(
  running: Running,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  request: AdminRequest,
): Promise<AdminReply> {
  const { data, errors } = await execute({
    schema: running.admin.schema,
    document,
    contextValue: running,
    variableValues: request.variables ?? {},
    operationName: operation.name?.value,
    fieldResolver: resolveField,
    typeResolver: (value) => nameOf(value, running),
  });
  return errors ? { data, errors } : { data };
}

const resolveField: GraphQLFieldResolver<unknown, Running, Args> = (
  source,
  args,
  running,
  info,
) => {
  const { parentType, fieldName, fieldNodes } = info;
  const field = findField(parentType.name, fieldName);
  if (!field) throw new GraphQLError(`The sandbox does not play ${parentType.name}.${fieldName}.`);
  const definition = parentType.getFields()[fieldName]!;
  const requirement = running.admin.requirementOf(parentType.name, definition);
  if (!isCovered(requirement, running.scopes))
    throw accessDenied(fieldName, requirement!, fieldNodes[0]!);
  const value = field.resolve(source, args, running);
  running.spent.points += pointsOf(getNamedType(definition.type), value, fieldName);
  return value;
};

function nameOf(value: unknown, running: Running): string {
  const name = typeof value === 'object' && value ? running.typeNames.get(value) : undefined;
  if (!name) throw new Error('an object behind an interface must be named by its resolver');
  const requirement = running.admin.requirementOfType(name);
  if (!isCovered(requirement, running.scopes)) throw accessDenied(name, requirement!);
  return name;
}

function pointsOf(type: GraphQLNamedType, value: unknown, fieldName: string): number {
  if (!isCompositeType(type) || value === null || value === undefined) return 0;
  if (isConnectionType(type.name)) return 2;
  if (isWrapperType(type.name)) return 0;
  return fieldName === 'nodes' && Array.isArray(value) ? value.length : 1;
}

function accessDenied(name: string, { sentence }: Requirement, node?: FieldNode) {
  return new GraphQLError(`Access denied for ${name} field. Required access: ${sentence}`, {
    nodes: node ? [node] : undefined,
    extensions: { code: 'ACCESS_DENIED', documentation: SCOPES_PAGE, requiredAccess: sentence },
  });
}

function refuseCost(requested: number, bucket: Bucket, now: Date): AdminReply | null {
  if (requested > SINGLE_QUERY_LIMIT) {
    const message =
      `Query cost is ${requested}, which exceeds the single query max cost limit (${SINGLE_QUERY_LIMIT}).\n\n` +
      `See ${LIMITS_PAGE} for more information on how the cost of a query is calculated.`;
    const extensions = {
      code: 'MAX_COST_EXCEEDED',
      cost: requested,
      maxCost: SINGLE_QUERY_LIMIT,
      documentation: LIMITS_PAGE,
    };
    return { errors: [{ message, extensions }] };
  }
  if (bucket.status(now).currentlyAvailable >= requested) return null;
  return {
    errors: [
      { message: 'Throttled', extensions: { code: 'THROTTLED', documentation: LIMITS_PAGE } },
    ],
    extensions: { cost: costReport(requested, null, bucket, now) },
  };
}

function costReport(requested: number, actual: number | null, bucket: Bucket, now: Date) {
  return {
    requestedQueryCost: requested,
    actualQueryCost: actual,
    throttleStatus: bucket.status(now),
  };
}
