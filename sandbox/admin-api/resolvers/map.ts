// The whole map of what the sandbox plays, type by type. A field that is not in it is refused.

import { cutPage, type Listing, type Page } from '../graphql/listing';
import { metafieldTypes } from './app/metafields';
import { bulkTypes } from './bulk-operations';
import { catalogTypes } from './catalog';
import { customerTypes } from './customers';
import { describeType, type Field, type ResolverMap } from './field';
import { marketingConsentTypes } from './marketing-consent';
import { moneyTypes } from './money';
import { orderTypes } from './orders';
import { pictureTypes } from './pictures';
import { queryRoot } from './root';
import { shopTypes } from './shop';
import { stockQueries, stockTypes } from './stock';
import { variantTypes } from './variants';
import { webPixelTypes } from './web-pixels';

const resolvers: ResolverMap = {
  ...moneyTypes,
  ...shopTypes,
  ...catalogTypes,
  ...pictureTypes,
  ...variantTypes,
  ...stockTypes,
  ...customerTypes,
  ...orderTypes,
  ...bulkTypes,
  ...webPixelTypes,
  ...metafieldTypes,
  ...marketingConsentTypes,
  QueryRoot: { ...queryRoot, ...stockQueries, ...bulkTypes.QueryRoot, ...webPixelTypes.QueryRoot },
  Mutation: {
    ...bulkTypes.Mutation,
    ...webPixelTypes.Mutation,
    ...metafieldTypes.Mutation,
    ...marketingConsentTypes.Mutation,
  },
};

const pages = new WeakMap<Listing, Page>();

function pageOf(listing: Listing): Page {
  const page = pages.get(listing) ?? cutPage(listing);
  pages.set(listing, page);
  return page;
}

const connectionType = describeType<Listing>({
  nodes: (listing) => pageOf(listing).items,
  edges: (listing) => {
    const { items, cursors } = pageOf(listing);
    return items.map((node, i) => ({ node, cursor: cursors[i] }));
  },
  pageInfo: (listing) => pageOf(listing),
});

const edgeType = describeType<{ node: unknown; cursor: string }>({
  node: (edge) => edge.node,
  cursor: (edge) => edge.cursor,
});

const pageInfoType = describeType<Page>({
  hasNextPage: (page) => page.hasNext,
  hasPreviousPage: (page) => page.hasPrevious,
  startCursor: (page) => page.cursors[0] ?? null,
  endCursor: (page) => page.cursors.at(-1) ?? null,
});

/** The resolver of a field, or null: then the sandbox does not play it. */
export function findField(typeName: string, fieldName: string): Field | null {
  const fields =
    typeName === 'PageInfo' ? pageInfoType : (resolvers[typeName] ?? wrapperType(typeName));
  return fields && Object.hasOwn(fields, fieldName) ? fields[fieldName]! : null;
}

export function isConnectionType(typeName: string): boolean {
  return typeName.endsWith('Connection');
}

export function isWrapperType(typeName: string): boolean {
  return isConnectionType(typeName) || typeName.endsWith('Edge') || typeName === 'PageInfo';
}

export function knowsType(typeName: string): boolean {
  return Object.hasOwn(resolvers, typeName);
}

function wrapperType(typeName: string) {
  if (isConnectionType(typeName)) return connectionType;
  return typeName.endsWith('Edge') ? edgeType : null;
}
