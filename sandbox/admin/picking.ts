// What the resource picker is asked for and what it gives, on both sides of the frame and at the server.

export type ResourceType = 'product' | 'variant' | 'collection';

/** What the app asked of shopify.resourcePicker, everything filled in. */
export type PickRequest = {
  resourceType: ResourceType;
  action: 'add' | 'select';
  /** How many at most; Infinity is not JSON. */
  limit: number | null;
  query: string;
  filter: { query: string; hidden: boolean; variants: boolean; draft: boolean; archived: boolean };
  selection: { id: string; variants?: { id: string }[] }[];
};

/** A product, variant or collection as Shopify hands it to the app, with what the list shows of it. */
export type PickedResource = {
  id: string;
  title: string;
  variants?: PickedResource[];
  [field: string]: unknown;
};
