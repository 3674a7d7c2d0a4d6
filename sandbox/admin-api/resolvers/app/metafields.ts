// The app's own metafields: what it writes of itself into the shop, for the Liquid of its theme extension to read.
// Those of products, customers and orders are not played.
import type { AppMetafield } from '../../../shop/installation';
import { gid, readGid } from '../../graphql/wire-values';
import { type Args, describeType, refuse, type ResolverMap, type World } from '../field';

type Wanted = { ownerId: string; namespace?: string; key: string; type?: string; value: string };
type UserError = { field: string[]; message: string; code: string; elementIndex: number };
type Payload = { metafields: AppMetafield[] | null; userErrors: UserError[] };

const AT_MOST = 25;
const LARGEST_VALUE = 2 * 1024 * 1024;
const TYPES: readonly string[] = [
  ...['json', 'single_line_text_field', 'multi_line_text_field', 'boolean', 'number_integer'],
  ...['number_decimal', 'url', 'date', 'date_time', 'color'],
];

function setMetafields(_source: unknown, args: Args, { context }: World): Payload {
  const wanted = args.metafields as Wanted[];
  if (wanted.length > AT_MOST) {
    throw refuse(`Exceeded the maximum metafields input limit of ${AT_MOST}.`);
  }
  const userErrors = wanted.flatMap((one, at) => findFault(one, at) ?? []);
  // All of them or none, as at Shopify.
  if (userErrors.length > 0) return { metafields: null, userErrors };
  const metafields = wanted.map(({ namespace = 'app', key, type = '', value }) => ({
    namespace,
    key,
    type,
    text: value,
  }));
  context.installation.saveMetafields(metafields);
  return { metafields, userErrors: [] };
}

function findFault(one: Wanted, elementIndex: number): UserError | null {
  const owner = readGid(one.ownerId);
  if (owner?.type !== 'AppInstallation') {
    throw refuse('The sandbox keeps metafields of the app’s installation only.');
  }
  const fault = (field: string, code: string, message: string) => ({
    ...{ field: ['metafields', String(elementIndex), field], message, code, elementIndex },
  });
  if (owner.id !== '1') return fault('ownerId', 'INVALID', 'Owner does not exist.');
  if (!/^[\w-]{3,64}$/.test(one.key)) return fault('key', 'INVALID', 'Key is invalid.');
  if (!/^[\w$:-]{3,255}$/.test(one.namespace ?? 'app')) {
    return fault('namespace', 'INVALID', 'Namespace is invalid.');
  }
  if (!one.type || !TYPES.includes(one.type)) {
    return fault('type', 'INVALID_TYPE', `Type must be one of ${TYPES.join(', ')}.`);
  }
  if (one.value === '') return fault('value', 'BLANK', 'Value can’t be blank.');
  if (Buffer.byteLength(one.value) > LARGEST_VALUE) {
    return fault('value', 'TOO_LONG', 'Value is too long.');
  }
  if (one.type === 'json' && !isJson(one.value)) {
    return fault('value', 'INVALID_VALUE', 'Value is invalid JSON.');
  }
  return null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export const metafieldTypes: ResolverMap = {
  Mutation: describeType<unknown>({
    metafieldsSet: { args: ['metafields'], resolve: setMetafields },
  }),
  MetafieldsSetPayload: describeType<Payload>({
    metafields: (payload) => payload.metafields,
    userErrors: (payload) => payload.userErrors,
  }),
  MetafieldsSetUserError: describeType<UserError>({
    field: (error) => error.field,
    message: (error) => error.message,
    code: (error) => error.code,
    elementIndex: (error) => error.elementIndex,
  }),
  Metafield: describeType<AppMetafield>({
    id: ({ namespace, key }) => gid('Metafield', `${namespace}.${key}`),
    namespace: ({ namespace }) => namespace,
    key: ({ key }) => key,
    type: ({ type }) => type,
    value: ({ text }) => text,
  }),
};
