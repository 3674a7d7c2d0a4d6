// The form every resolver has: a plain function of the object, the arguments and the world of one request.
// graphql-js runs them for a page, the compiled selection of a bulk operation for half a million lines.

import { GraphQLError } from 'graphql';
import type { BulkOperations } from '../bulk/operations';
import type { ShopIndex } from '../../shop/shop-index';
import type { SandboxContext } from '../../context';
import { PAGE_ARGS } from '../graphql/listing';

export type World = {
  context: SandboxContext;
  index: ShopIndex;
  /** The scopes of the token that asks. */
  scopes: readonly string[];
  now: Date;
  bulk: BulkOperations;
  /** Which schema type an object has where the schema says only "Node" or "Media". */
  typeNames: WeakMap<object, string>;
};

export type Args = Record<string, unknown>;
type Resolve<Source> = (source: Source, args: Args, world: World) => unknown;
export type Field = { args: readonly string[]; resolve: Resolve<unknown> };
type TypeFields = Record<string, Field>;
export type ResolverMap = Record<string, TypeFields>;

/** A field that takes arguments, and which of them it heeds; any other is refused. */
type FieldWithArgs<Source> = { args: readonly string[]; resolve: Resolve<Source> };

export function describeType<Source>(
  fields: Record<string, Resolve<Source> | FieldWithArgs<Source>>,
): TypeFields {
  const described: TypeFields = {};
  for (const [name, field] of Object.entries(fields)) {
    const { args, resolve } = typeof field === 'function' ? { args: [], resolve: field } : field;
    described[name] = { args, resolve: resolve as Resolve<unknown> };
  }
  return described;
}

/** A connection: the paging arguments and, where named, others. */
export function connection<Source>(
  resolve: Resolve<Source>,
  ...others: string[]
): FieldWithArgs<Source> {
  return { args: [...PAGE_ARGS, ...others], resolve };
}

export function named<Source extends object>(
  world: World,
  typeName: string,
  source: Source,
): Source {
  world.typeNames.set(source, typeName);
  return source;
}

export function textArg(args: Args, name: string): string | null {
  const value = args[name];
  return typeof value === 'string' ? value : null;
}

export function refuse(sentence: string): GraphQLError {
  return new GraphQLError(sentence, { extensions: { code: 'SANDBOX_NOT_PLAYED' } });
}

export function count(items: { length: number }) {
  return { count: items.length, precision: 'EXACT' };
}
