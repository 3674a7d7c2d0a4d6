// shopify.resourcePicker: the frame draws the dialog, the app waits for what was chosen.
import type { ShopifyGlobal } from '@shopify/app-bridge-types';
import type { PickedResource, PickRequest, ResourceType } from '../picking';
import { hearFrame, tellFrame } from './host';

const waiting = new Map<string, (resources: PickedResource[] | null) => void>();
let lastId = 0;

export function startResourcePicker(): void {
  hearFrame({
    picked: ({ id, resources }) => {
      waiting.get(id)?.(resources);
      waiting.delete(id);
    },
  });
}

type Options = Parameters<ShopifyGlobal['resourcePicker']>[0];

async function pick(options: Options): Promise<unknown> {
  const request = readRequest(options);
  lastId += 1;
  const id = `pick-${lastId}`;
  const chosen = await new Promise<PickedResource[] | null>((resolve) => {
    waiting.set(id, resolve);
    tellFrame({ type: 'pick', id, request });
  });
  if (!chosen) return undefined;
  // Deprecated by Shopify and still there: the same list under its own name.
  return Object.assign(chosen, { selection: chosen });
}

export const resourcePicker = pick as ShopifyGlobal['resourcePicker'];

function readRequest({
  type,
  action,
  filter,
  multiple,
  query,
  selectionIds,
}: Options): PickRequest {
  if (!['product', 'variant', 'collection'].includes(type))
    throw new Error(`shopify.resourcePicker needs type product, variant or collection`);
  const resourceType: ResourceType = type;
  const several = typeof multiple === 'number' ? multiple : null;
  return {
    resourceType,
    action: action ?? 'add',
    limit: multiple ? several : 1,
    query: query ?? '',
    filter: {
      query: filter?.query ?? '',
      hidden: filter?.hidden ?? true,
      variants: filter?.variants ?? true,
      draft: filter?.draft ?? true,
      archived: filter?.archived ?? true,
    },
    selection: (selectionIds ?? []).map(({ id, variants }) => ({
      id,
      ...(variants ? { variants: variants.map((variant) => ({ id: variant.id })) } : {}),
    })),
  };
}
