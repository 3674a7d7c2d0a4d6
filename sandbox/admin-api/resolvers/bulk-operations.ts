// Bulk operations as the Admin API shows and starts them.

import { positionListing } from '../graphql/listing';
import { gid, optionalDateTime, readGid } from '../graphql/wire-values';
import { type BulkOperation, bulkFileUrl } from '../bulk/operations';
import {
  type Args,
  connection,
  describeType,
  refuse,
  type ResolverMap,
  textArg,
  type World,
} from './field';

type Payload = {
  bulkOperation: BulkOperation | null;
  userErrors: { field: string[] | null; message: string; code?: string }[];
};

export function findBulkOperation(args: Args, world: World): BulkOperation | null {
  const id = readGid(textArg(args, 'id') ?? '');
  return id?.type === 'BulkOperation' ? world.bulk.find(id.id) : null;
}

function run(_source: unknown, args: Args, world: World): Payload {
  const started = world.bulk.run(String(args.query), args.groupObjects === true, world.scopes);
  if (started.kind === 'started') return { bulkOperation: started.operation, userErrors: [] };
  const { code, message } = started;
  return {
    bulkOperation: null,
    userErrors: [{ field: code === 'INVALID' ? ['query'] : null, message, code }],
  };
}

function cancel(_source: unknown, args: Args, world: World): Payload {
  const operation = findBulkOperation(args, world);
  if (!operation) {
    return {
      bulkOperation: null,
      userErrors: [{ field: ['id'], message: 'Bulk operation does not exist' }],
    };
  }
  const canceled = world.bulk.cancel(operation);
  const message =
    'A bulk operation cannot be canceled when it is ' + operation.status.toLowerCase();
  return { bulkOperation: operation, userErrors: canceled ? [] : [{ field: null, message }] };
}

/** Deprecated by Shopify since several may run at once: the newest of the wanted type. */
function current(_source: unknown, args: Args, world: World): BulkOperation | null {
  return args.type === 'MUTATION' ? null : (world.bulk.list().at(-1) ?? null);
}

const page = (operation: BulkOperation, _args: Args, { context }: World) =>
  bulkFileUrl(context, operation);

export const bulkTypes: ResolverMap = {
  QueryRoot: describeType<unknown>({
    bulkOperation: {
      args: ['id'],
      resolve: (_source, args, world) => findBulkOperation(args, world),
    },
    currentBulkOperation: { args: ['type'], resolve: current },
    bulkOperations: connection((_source, args, world) => {
      if (args.sortKey === 'COMPLETED_AT')
        throw refuse('The sandbox lists bulk operations by CREATED_AT only.');
      return positionListing(world.bulk.list(), args);
    }, 'sortKey'),
  }),
  Mutation: describeType<unknown>({
    bulkOperationRunQuery: { args: ['query', 'groupObjects'], resolve: run },
    bulkOperationCancel: { args: ['id'], resolve: cancel },
  }),
  BulkOperation: describeType<BulkOperation>({
    id: (operation) => gid('BulkOperation', operation.id),
    type: () => 'QUERY',
    status: (operation) => operation.status,
    errorCode: (operation) => operation.errorCode,
    query: (operation) => operation.query,
    createdAt: (operation) => optionalDateTime(operation.createdAt),
    completedAt: (operation) => optionalDateTime(operation.completedAt),
    objectCount: (operation) => String(operation.objectCount),
    rootObjectCount: (operation) => String(operation.rootObjectCount),
    fileSize: (operation) => (operation.fileSize === null ? null : String(operation.fileSize)),
    url: page,
    partialDataUrl: () => null,
  }),
  BulkOperationRunQueryPayload: describePayload(),
  BulkOperationCancelPayload: describePayload(),
  BulkOperationUserError: describeUserError(),
  UserError: describeUserError(),
};

function describePayload() {
  return describeType<Payload>({
    bulkOperation: (payload) => payload.bulkOperation,
    userErrors: (payload) => payload.userErrors,
  });
}

function describeUserError() {
  return describeType<Payload['userErrors'][number]>({
    field: (error) => error.field,
    message: (error) => error.message,
    code: (error) => error.code ?? null,
  });
}
