// The bulk operations of the shop: started, run in the background, canceled, remembered in the data folder.
// One that was running when the sandbox stopped is run again from its beginning.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAdminSchema } from '../graphql/schema';
import type { World } from '../resolvers/field';
import { indexOf } from '../../shop/shop-index';
import type { SandboxContext } from '../../context';
import { type ConnectionPlan, planBulkQuery } from './plan';
import { writeBulkFile } from './write-file';

export type BulkStatus = 'CREATED' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELING' | 'CANCELED';

export type BulkOperation = {
  id: string;
  status: BulkStatus;
  errorCode: 'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR' | null;
  query: string;
  grouped: boolean;
  scopes: string[];
  createdAt: number;
  completedAt: number | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number | null;
  /** Whoever knows it may fetch the file: as at Shopify, the address itself is the permission. */
  signature: string;
};

export type BulkStart =
  | { kind: 'started'; operation: BulkOperation }
  | { kind: 'refused'; code: 'INVALID' | 'LIMIT_REACHED'; message: string };

export type BulkOperations = {
  run(query: string, grouped: boolean, scopes: readonly string[]): BulkStart;
  find(id: string): BulkOperation | null;
  list(): readonly BulkOperation[];
  cancel(operation: BulkOperation): boolean;
};

const MAX_CONCURRENT = 5;
const URL_DAYS = 7;
const FIRST_ID = 5_100_000_000_001;

export function bulkFile(context: SandboxContext, operation: BulkOperation): string {
  return join(context.dataDir, 'bulk', `${operation.id}.jsonl`);
}

/** Null until the file is complete, when it would be empty, and after seven days. */
export function bulkFileUrl(context: SandboxContext, operation: BulkOperation): string | null {
  if (operation.status !== 'COMPLETED' || !operation.fileSize || hasExpired(context, operation))
    return null;
  const { id, signature } = operation;
  return `https://${context.shop.domain}/sandbox/bulk/${id}.jsonl?signature=${signature}`;
}

export function hasExpired(context: SandboxContext, operation: BulkOperation): boolean {
  const age = context.clock.now().getTime() - (operation.completedAt ?? 0);
  return age > URL_DAYS * 24 * 3600 * 1000;
}

export function openBulkOperations(context: SandboxContext): BulkOperations {
  const folder = join(context.dataDir, 'bulk');
  const record = join(folder, 'operations.json');
  mkdirSync(folder, { recursive: true });
  const operations = existsSync(record)
    ? (JSON.parse(readFileSync(record, 'utf8')) as BulkOperation[])
    : [];
  const save = () => {
    writeFileSync(`${record}.new`, JSON.stringify(operations), { mode: 0o600 });
    renameSync(`${record}.new`, record);
  };

  const all: BulkOperations = {
    run: (query, grouped, scopes) => {
      const plan = planBulkQuery(loadAdminSchema(), query, scopes);
      if (plan.kind === 'invalid')
        return { kind: 'refused', code: 'INVALID', message: plan.message };
      if (operations.filter(isUnderWay).length >= MAX_CONCURRENT) {
        const message = `This shop already runs ${MAX_CONCURRENT} bulk query operations for this app.`;
        return { kind: 'refused', code: 'LIMIT_REACHED', message };
      }
      const operation = createOperation(context, operations.length, { query, grouped, scopes });
      operations.push(operation);
      save();
      start(operation);
      return { kind: 'started', operation };
    },
    find: (id) => operations.find((one) => one.id === id) ?? null,
    list: () => operations,
    cancel: (operation) => {
      if (!isUnderWay(operation)) return false;
      operation.status = 'CANCELING';
      save();
      return true;
    },
  };
  const start = (operation: BulkOperation) => {
    void runOperation(context, all, operation).then(save);
  };
  for (const operation of operations.filter(isUnderWay)) start(operation);
  return all;
}

function isUnderWay({ status }: BulkOperation): boolean {
  return status === 'CREATED' || status === 'RUNNING' || status === 'CANCELING';
}

function createOperation(
  context: SandboxContext,
  before: number,
  asked: { query: string; grouped: boolean; scopes: readonly string[] },
): BulkOperation {
  return {
    id: String(FIRST_ID + before),
    status: 'CREATED',
    errorCode: null,
    query: asked.query,
    grouped: asked.grouped,
    scopes: [...asked.scopes],
    createdAt: context.clock.now().getTime(),
    completedAt: null,
    objectCount: 0,
    rootObjectCount: 0,
    fileSize: null,
    signature: randomBytes(16).toString('hex'),
  };
}

async function runOperation(
  context: SandboxContext,
  bulk: BulkOperations,
  operation: BulkOperation,
): Promise<void> {
  await Promise.resolve();
  const plan = planBulkQuery(loadAdminSchema(), operation.query, operation.scopes);
  try {
    if (plan.kind === 'invalid') throw new Error(plan.message);
    if (plan.denied) finish(context, operation, { status: 'FAILED', errorCode: 'ACCESS_DENIED' });
    else await fillFile(context, bulk, operation, plan.root);
  } catch (error) {
    process.stderr.write(`sandbox: bulk operation ${operation.id} failed: ${String(error)}\n`);
    finish(context, operation, { status: 'FAILED', errorCode: 'INTERNAL_SERVER_ERROR' });
  }
}

async function fillFile(
  context: SandboxContext,
  bulk: BulkOperations,
  operation: BulkOperation,
  plan: ConnectionPlan,
): Promise<void> {
  const isCanceled = () => operation.status === 'CANCELING';
  if (!isCanceled()) operation.status = 'RUNNING';
  Object.assign(operation, { objectCount: 0, rootObjectCount: 0 });
  const { scopes } = operation;
  const now = context.clock.now();
  const world: World = {
    context,
    index: indexOf(context.shop),
    scopes,
    now,
    bulk,
    typeNames: new WeakMap(),
  };
  const file = bulkFile(context, operation);
  const { grouped } = operation;
  const seed = Number(operation.id) % 2 ** 32;
  const size = await writeBulkFile({
    plan,
    world,
    file,
    grouped,
    seed,
    progress: operation,
    isCanceled,
  });
  if (size === null || isCanceled()) finish(context, operation, { status: 'CANCELED' });
  else finish(context, operation, { status: 'COMPLETED', fileSize: size });
}

function finish(
  context: SandboxContext,
  operation: BulkOperation,
  outcome: Partial<BulkOperation>,
): void {
  Object.assign(operation, outcome, { completedAt: context.clock.now().getTime() });
}
