// The list's search, filters, order and place as a part of the address, and back: what is not known there is passed over.
import type { CustomerFilter, CustomerPlace, CustomerSort } from '~/reports/customer-list-store';

export type CustomerQuestion = { filter: CustomerFilter; sort: CustomerSort };

export const CUSTOMERS = '/app/audience/customers';

export const CHOICES = {
  email: ['subscribed', 'not_subscribed', 'unsubscribed', 'suppressed'],
  orders: ['none', 'one', 'more'],
  lastOrder: ['recent', 'older'],
} as const;

export const SORTS = ['created', 'name', 'last_order', 'spent'] as const;

const MOST_WORDS = 6;
const LONGEST = 100;
/** A place in an address that somebody typed by hand must not reach the database. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const AMOUNT = /^-?\d{1,15}$/;

export function readQuestion(search: URLSearchParams): CustomerQuestion {
  const by = oneOf(SORTS, search.get('sort')) ?? 'created';
  return {
    filter: {
      words: wordsOf(search.get('query') ?? ''),
      email: oneOf(CHOICES.email, search.get('email')),
      orders: oneOf(CHOICES.orders, search.get('orders')),
      lastOrder: oneOf(CHOICES.lastOrder, search.get('last')),
    },
    sort: { by, descending: (oneOf(['up', 'down'], search.get('order')) ?? usual(by)) === 'down' },
  };
}

export function readPlace(search: URLSearchParams, { by }: CustomerSort): CustomerPlace | null {
  const before = search.get('before');
  const [id = '', key = ''] = split(before ?? search.get('after') ?? '');
  if (!UUID.test(id) || !isKey(by, key)) return null;
  return { id, key, backwards: before !== null };
}

export function addressOf(
  { filter, sort }: CustomerQuestion,
  place: CustomerPlace | null = null,
): string {
  const order = sort.descending ? 'down' : 'up';
  const parts: [string, string | null][] = [
    ['query', filter.words.join(' ') || null],
    ['email', filter.email],
    ['orders', filter.orders],
    ['last', filter.lastOrder],
    ['sort', sort.by === 'created' ? null : sort.by],
    ['order', order === usual(sort.by) ? null : order],
    [place?.backwards ? 'before' : 'after', place && `${place.id} ${place.key}`],
  ];
  const search = new URLSearchParams();
  for (const [name, value] of parts) if (value !== null) search.set(name, value);
  return search.size === 0 ? CUSTOMERS : `${CUSTOMERS}?${search}`;
}

/** Names begin with A; of all else the most or the newest comes first. */
function usual(by: CustomerSort['by']): 'up' | 'down' {
  return by === 'name' ? 'up' : 'down';
}

export function isFiltered({ words, email, orders, lastOrder }: CustomerFilter): boolean {
  return words.length > 0 || email !== null || orders !== null || lastOrder !== null;
}

export function wordsOf(text: string): string[] {
  const plain = text.replace(/\p{Cc}/gu, ' ').slice(0, LONGEST);
  return plain.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
}

function split(place: string): string[] {
  const at = place.indexOf(' ');
  return at < 0 ? [] : [place.slice(0, at), place.slice(at + 1)];
}

function isKey(by: CustomerSort['by'], key: string): boolean {
  if (by === 'name') return !/\p{Cc}/u.test(key);
  if (by === 'spent') return AMOUNT.test(key);
  const at = new Date(key);
  return !Number.isNaN(at.getTime()) && at.getTime() >= 0 && at.toISOString() === key;
}

function oneOf<Name extends string>(names: readonly Name[], text: string | null): Name | null {
  return names.find((name) => name === text) ?? null;
}
