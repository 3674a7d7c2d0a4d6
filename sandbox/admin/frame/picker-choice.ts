// What is chosen in the resource picker: products with some of their variants, or collections. No page is touched here.
import type { PickedResource, PickRequest } from '../picking';

type Chosen = { resource: PickedResource; variantIds: Set<string> };

export type Choice = {
  count(): number;
  isFull(): boolean;
  /** Of a product: whether all, some or none of its variants are chosen. */
  share(resource: PickedResource): 'all' | 'some' | 'none';
  hasVariant(resource: PickedResource, variantId: string): boolean;
  toggle(resource: PickedResource): void;
  toggleVariant(resource: PickedResource, variantId: string): void;
  result(): PickedResource[];
};

export function createChoice(request: PickRequest, preselected: PickedResource[]): Choice {
  const chosen = new Map<string, Chosen>();
  const { resourceType, limit } = request;
  const count = () =>
    resourceType === 'variant'
      ? [...chosen.values()].reduce((sum, { variantIds }) => sum + variantIds.size, 0)
      : chosen.size;
  const isOne = limit === 1;
  const idsOf = (resource: PickedResource) => (resource.variants ?? []).map(({ id }) => id);

  for (const resource of preselected) {
    const asked = findAsked(request, resource);
    chosen.set(resource.id, { resource, variantIds: new Set(asked ?? idsOf(resource)) });
  }
  const put = (resource: PickedResource, variantIds: string[]) => {
    if (isOne) chosen.clear();
    chosen.set(resource.id, { resource, variantIds: new Set(variantIds) });
  };
  return {
    count,
    isFull: () => limit !== null && !isOne && count() >= limit,
    share: (resource) => {
      const known = chosen.get(resource.id);
      if (!known) return 'none';
      return known.variantIds.size < idsOf(resource).length ? 'some' : 'all';
    },
    hasVariant: (resource, id) => chosen.get(resource.id)?.variantIds.has(id) ?? false,
    toggle: (resource) => {
      const ids = idsOf(resource);
      if (chosen.has(resource.id)) chosen.delete(resource.id);
      else if (resourceType !== 'variant') put(resource, ids);
      else
        put(
          resource,
          ids.slice(0, limit === null ? undefined : Math.max(0, limit - (isOne ? 0 : count()))),
        );
    },
    toggleVariant: (resource, id) => {
      const known = chosen.get(resource.id);
      if (!known || (isOne && resourceType === 'variant' && !known.variantIds.has(id)))
        return put(resource, [id]);
      if (!known.variantIds.delete(id)) known.variantIds.add(id);
      if (known.variantIds.size === 0) chosen.delete(resource.id);
    },
    result: () =>
      [...chosen.values()].flatMap(({ resource, variantIds }) => {
        const variants = resource.variants?.filter(({ id }) => variantIds.has(id));
        if (resourceType === 'variant') return variants ?? [];
        return [variants ? { ...resource, variants } : resource];
      }),
  };
}

/** The variants named for a resource; null where it is named as a whole. */
function findAsked({ resourceType, selection }: PickRequest, resource: PickedResource) {
  if (resourceType === 'variant') {
    const asked = new Set(selection.map(({ id }) => id));
    return (resource.variants ?? []).map(({ id }) => id).filter((id) => asked.has(id));
  }
  const variants = selection.find(({ id }) => id === resource.id)?.variants;
  return variants ? variants.map(({ id }) => id) : null;
}
