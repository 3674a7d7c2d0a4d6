// A page of the customers with the number of all that match, and the places of the pages around it.
import type { Db } from '~/db';
import { countMatching, listCustomers } from './customer-list-store';
import type {
  CustomerFilter,
  CustomerPlace,
  CustomerRow,
  CustomerSort,
} from './customer-list-store';

export type CustomerList = {
  rows: CustomerRow[];
  total: number;
  previous: CustomerPlace | null;
  next: CustomerPlace | null;
};

export const PAGE = 50;

type Asked = { filter: CustomerFilter; sort: CustomerSort; place: CustomerPlace | null };

export async function readCustomerList(
  db: Db,
  shopId: number,
  { filter, sort, place }: Asked,
  now: Date,
): Promise<CustomerList> {
  const total = await countMatching(db, shopId, filter, now);
  const asked = { filter, sort, place, limit: PAGE + 1, now };
  const found = await listCustomers(db, shopId, asked);
  const isBack = place?.backwards ?? false;
  const hasMore = found.length > PAGE;
  // The row too many is the one furthest from where the reading began.
  const rows = hasMore ? (isBack ? found.slice(1) : found.slice(0, PAGE)) : found;
  const [first, last] = [rows[0], rows[rows.length - 1]];
  const hasPrevious = isBack ? hasMore : place !== null;
  const hasNext = isBack || hasMore;
  return {
    rows,
    total,
    previous: hasPrevious && first ? { key: first.key, id: first.id, backwards: true } : null,
    next: hasNext && last ? { key: last.key, id: last.id, backwards: false } : null,
  };
}
