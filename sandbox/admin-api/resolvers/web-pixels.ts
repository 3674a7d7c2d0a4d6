// The app's web pixel as the Admin API makes, changes, shows and removes it. Its settings are held against what
// shopify.extension.toml declares, as at Shopify.

import { GraphQLError } from 'graphql';
import { readWebPixel, type PixelField } from '../../extensions/read-extension';
import type { InstalledPixel } from '../../shop/installation';
import { gid, readGid } from '../graphql/wire-values';
import { type Args, describeType, type ResolverMap, textArg, type World } from './field';

type UserError = { code: string; field: string[]; message: string };
type Payload = {
  webPixel: InstalledPixel | null;
  deletedWebPixelId: string | null;
  userErrors: UserError[];
};

const SETTINGS_FIELD = ['webPixel', 'settings'];

function answer(change: Partial<Payload>): Payload {
  return { webPixel: null, deletedWebPixelId: null, userErrors: [], ...change };
}

function refuse(code: string, field: string[], message: string): Payload {
  return answer({ userErrors: [{ code, field, message }] });
}

const absent = () => refuse('NOT_FOUND', ['id'], 'Web pixel not found.');

function findPixel(args: Args, { context }: World): InstalledPixel | null {
  const { pixel } = context.installation.current();
  const asked = readGid(textArg(args, 'id') ?? '');
  return pixel && asked?.type === 'WebPixel' && asked.id === pixel.id ? pixel : null;
}

/** Without an id: the one of the app that asks. */
function readPixel(_source: unknown, args: Args, world: World): InstalledPixel {
  const { pixel } = world.context.installation.current();
  const found = textArg(args, 'id') === null ? pixel : findPixel(args, world);
  if (found) return found;
  const extensions = { code: 'RESOURCE_NOT_FOUND' };
  throw new GraphQLError('No web pixel was found for this app.', { extensions });
}

function create(_source: unknown, args: Args, { context }: World): Payload {
  if (context.installation.current().pixel) {
    const message = 'Web pixel is taken. Each app can only have one web pixel per shop.';
    return refuse('TAKEN', ['webPixel'], message);
  }
  return save(args, context);
}

function update(_source: unknown, args: Args, world: World): Payload {
  return findPixel(args, world) ? save(args, world.context) : absent();
}

function remove(_source: unknown, args: Args, world: World): Payload {
  const pixel = findPixel(args, world);
  if (!pixel) return absent();
  world.context.installation.removePixel();
  return answer({ deletedWebPixelId: gid('WebPixel', pixel.id) });
}

function save(args: Args, { installation }: World['context']): Payload {
  const extension = readWebPixel();
  if (!extension) return refuse('NO_EXTENSION', ['webPixel'], 'No extension found.');
  const settings = readSettings((args.webPixel as { settings: unknown }).settings);
  if (!settings) {
    const message = 'The provided settings is not a valid JSON.';
    return refuse('INVALID_CONFIGURATION_JSON', SETTINGS_FIELD, message);
  }
  const misfit = findMisfit(extension.settings, settings);
  if (misfit) return refuse('INVALID_SETTINGS', SETTINGS_FIELD, misfit);
  return answer({ webPixel: installation.savePixel(settings as Record<string, string>) });
}

/** An object, or the same written as JSON: apps send either. */
function readSettings(value: unknown): Record<string, unknown> | null {
  let settings = value;
  try {
    if (typeof value === 'string') settings = JSON.parse(value);
  } catch {
    return null;
  }
  const isObject = typeof settings === 'object' && settings !== null && !Array.isArray(settings);
  return isObject ? (settings as Record<string, unknown>) : null;
}

function findMisfit(fields: PixelField[], settings: Record<string, unknown>): string | null {
  const unknown = Object.keys(settings).find((key) => !fields.some((field) => field.key === key));
  if (unknown !== undefined) return `Settings contain a field that is not defined: ${unknown}.`;
  for (const { key, isRequired } of fields) {
    const value = settings[key];
    if (value === undefined && !isRequired) continue;
    if (value === undefined) return `Settings do not contain the required field: ${key}.`;
    if (typeof value !== 'string') return `Settings must hold text in the field: ${key}.`;
    if (value === '' && isRequired) return `Settings must not be blank in the field: ${key}.`;
  }
  return null;
}

const writtenPayload = describeType<Payload>({
  webPixel: (payload) => payload.webPixel,
  userErrors: (payload) => payload.userErrors,
});

export const webPixelTypes: ResolverMap = {
  QueryRoot: describeType<unknown>({ webPixel: { args: ['id'], resolve: readPixel } }),
  Mutation: describeType<unknown>({
    webPixelCreate: { args: ['webPixel'], resolve: create },
    webPixelUpdate: { args: ['id', 'webPixel'], resolve: update },
    webPixelDelete: { args: ['id'], resolve: remove },
  }),
  WebPixel: describeType<InstalledPixel>({
    id: ({ id }) => gid('WebPixel', id),
    settings: ({ settings }) => JSON.stringify(settings),
  }),
  WebPixelCreatePayload: writtenPayload,
  WebPixelUpdatePayload: writtenPayload,
  WebPixelDeletePayload: describeType<Payload>({
    deletedWebPixelId: (payload) => payload.deletedWebPixelId,
    userErrors: (payload) => payload.userErrors,
  }),
  ErrorsWebPixelUserError: describeType<UserError>({
    code: (error) => error.code,
    field: (error) => error.field,
    message: (error) => error.message,
  }),
};
