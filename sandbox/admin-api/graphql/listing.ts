// A list that a connection shows: filtered and sorted at once, cut into pages only when somebody looks.
// A bulk operation walks the items; GraphQL pages through them with cursors.

import { GraphQLError } from 'graphql';
import { compareIds } from './wire-values';

export type PageArgs = {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
};

export const PAGE_ARGS = ['first', 'after', 'last', 'before', 'reverse'] as const;

export type SortKey = { value: number | string; id: string };

export type Listing = {
  items: readonly unknown[];
  /** Null: the list is small and stable, and a cursor is simply a position in it. */
  keyOf: ((item: unknown) => SortKey) | null;
  descending: boolean;
  page: PageArgs;
};

export type Page = { items: unknown[]; cursors: string[]; hasNext: boolean; hasPrevious: boolean };

/** Shopify's own limit. */
const MAX_PAGE = 250;

export function positionListing(
  items: readonly unknown[],
  args: PageArgs & { reverse?: boolean | null },
): Listing {
  const descending = args.reverse === true;
  return { items: descending ? items.toReversed() : items, keyOf: null, descending, page: args };
}

export function sortedListing<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => SortKey,
  args: PageArgs & { reverse?: boolean | null },
): Listing {
  const descending = args.reverse === true;
  const direction = descending ? -1 : 1;
  const compare = (a: Item, b: Item) => direction * compareKeys(keyOf(a), keyOf(b));
  const inOrder = items.every((item, i) => i === 0 || compare(items[i - 1]!, item) <= 0);
  return {
    items: inOrder ? items : items.toSorted(compare),
    keyOf: keyOf as (item: unknown) => SortKey,
    descending,
    page: args,
  };
}

export function cutPage(listing: Listing): Page {
  const size = pageSize(listing.page);
  const start = listing.page.after ? firstBeyond(listing, listing.page.after) : 0;
  const end = listing.page.before ? firstAt(listing, listing.page.before) : listing.items.length;
  const from = size.fromEnd ? Math.max(start, end - size.count) : start;
  const to = size.fromEnd ? end : Math.min(end, start + size.count);
  const items = listing.items.slice(from, to);
  return {
    items,
    cursors: items.map((item, i) => writeCursor(listing, item, from + i)),
    hasNext: to < listing.items.length,
    hasPrevious: from > 0,
  };
}

function pageSize({ first, last }: PageArgs): { count: number; fromEnd: boolean } {
  const count = first ?? last;
  if (count === undefined || count === null)
    throw badRequest('you must provide one of first or last');
  if (first && last) throw badRequest('providing both first and last is not supported');
  const name = first === undefined || first === null ? 'last' : 'first';
  if (count < 0) throw badRequest(`${name} must be zero or greater`);
  if (count > MAX_PAGE) throw badRequest(`${name} cannot exceed ${MAX_PAGE}`);
  return { count, fromEnd: name === 'last' };
}

function writeCursor(listing: Listing, item: unknown, position: number): string {
  const key = listing.keyOf ? listing.keyOf(item) : { id: String(position), value: position };
  const text = JSON.stringify({ last_id: key.id, last_value: key.value });
  return Buffer.from(text).toString('base64');
}

function readCursor(cursor: string): SortKey {
  try {
    const text = Buffer.from(cursor, 'base64').toString('utf8');
    const { last_id: id, last_value: value } = JSON.parse(text) as {
      last_id: string;
      last_value: string;
    };
    return { id, value };
  } catch {
    throw badRequest(`Invalid cursor for current pagination sort.`);
  }
}

function firstBeyond(listing: Listing, cursor: string): number {
  return findPosition(listing, cursor, (order) => order > 0);
}

function firstAt(listing: Listing, cursor: string): number {
  return findPosition(listing, cursor, (order) => order >= 0);
}

function findPosition(
  listing: Listing,
  cursor: string,
  wanted: (order: number) => boolean,
): number {
  const mark = readCursor(cursor);
  const { keyOf, items } = listing;
  if (!keyOf) return wanted(0) ? Number(mark.value) : Number(mark.value) + 1;
  const direction = listing.descending ? -1 : 1;
  const found = items.findIndex((item) => wanted(direction * compareKeys(keyOf(item), mark)));
  return found === -1 ? items.length : found;
}

function compareKeys(left: SortKey, right: SortKey): number {
  if (left.value === right.value) return compareIds(left.id, right.id);
  return left.value < right.value ? -1 : 1;
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}
