// Orders of a file into our tables, beside those that the shop itself tells of: an order that it has told already stays.
import { findProducts, type ProductDirectory } from '~/catalog/lookup-store';
import type { Db } from '~/db';
import type { NewEvent } from '~/events/names';
import { recordEvents } from '~/events/record';
import { FILE_PREFIX, findKnownOrders } from '~/orders/known-store';
import { keepOnlyLines, upsertOrderLines, upsertOrders, type OrderLineFacts } from '~/orders/store';
import { listForgotten } from '~/consent/erase-store';
import { ensureGuests } from '~/profiles/store';
import type { OrderRows } from '../rows/orders';
import type { Applied, Lined, Work } from './work';

export async function applyOrders(db: Db, work: Work, read: Lined<OrderRows>[]): Promise<Applied> {
  const told = await findKnownOrders(db, work.shop.id, {
    ids: read.map(({ value }) => value.key),
    names: read.map(({ value }) => value.name),
  });
  const isTold = ({ value }: Lined<OrderRows>) => told.has(value.key) || told.has(value.name);
  const fresh = read.filter((one) => !isTold(one)).map(({ value }) => value);
  const addresses = fresh.flatMap(({ email }) => email ?? []);
  // Their orders count for the shop's products; nobody's name comes back with them.
  const forgotten = await listForgotten(db, work.shop.id, addresses);
  const buyerOf = await ensureGuests(
    db,
    work.shop.id,
    fresh.flatMap(({ email, orderedAt }) =>
      email && !forgotten.has(email) ? [{ email, seenAt: orderedAt }] : [],
    ),
  );
  const orders = fresh.map((order) => factsOf(order, work, buyerOf.get(order.email ?? '') ?? null));
  const taken = await upsertOrders(db, work.shop.id, orders);
  const directory = await directoryFor(db, work.shop.id, fresh);
  const lines = fresh.flatMap((order) => linesOf(order, directory));
  await upsertOrderLines(db, work.shop.id, lines, 'webhook');
  await keepOnlyLines(db, work.shop.id, [...taken], lines);
  await recordEvents(db, work.shop.id, orders.map(eventOf), work.now);
  const aside = read.flatMap(({ value }) => value.aside);
  const rows = read.reduce((sum, one) => sum + one.rows, 0);
  const known = read
    .filter(isTold)
    .reduce((sum, one) => sum + one.rows - one.value.aside.length, 0);
  return { imported: rows - aside.length, known, aside };
}

function factsOf(order: OrderRows, { shop }: Work, profileId: string | null) {
  const { name, orderedAt, cancelledAt, totalMinor, discountMinor, refundedMinor } = order;
  return {
    ...{ id: `${FILE_PREFIX}${order.key}`, name, profileId, orderedAt, cancelledAt, test: false },
    ...{ currency: shop.currency, totalMinor, discountMinor, refundedMinor },
    ...{ sourceAt: orderedAt, email: profileId ? order.email : null },
  };
}

function directoryFor(db: Db, shopId: number, orders: OrderRows[]): Promise<ProductDirectory> {
  const lines = orders.flatMap((order) => order.lines);
  const all = (pick: (line: (typeof lines)[number]) => string) => [...new Set(lines.map(pick))];
  return findProducts(db, shopId, {
    skus: all((line) => line.sku),
    handles: all((line) => line.handle),
    titles: all((line) => line.title),
  });
}

/** Lines have no ids in a file: what they say, and how often they say it before. */
function linesOf(order: OrderRows, directory: ProductDirectory): OrderLineFacts[] {
  const seen = new Map<string, number>();
  return order.lines.map(({ sku, handle, title, quantity, priceMinor }) => {
    const says = `${sku}|${handle}|${title}|${priceMinor}`;
    const before = seen.get(says) ?? 0;
    seen.set(says, before + 1);
    const found =
      directory.bySku.get(sku) ?? directory.byHandle.get(handle) ?? directory.byTitle.get(title);
    return {
      ...{ orderId: `${FILE_PREFIX}${order.key}`, id: `${says}|${before}`.slice(0, 300) },
      ...{ productId: found?.productId ?? null, variantId: found?.variantId ?? null },
      ...{ title, quantity, priceMinor },
    };
  });
}

function eventOf(order: ReturnType<typeof factsOf>): NewEvent {
  const { id, orderedAt, profileId, totalMinor, currency } = order;
  return {
    ...{
      id: `order:${id}`,
      name: 'placed_order',
      occurredAt: orderedAt,
      profileId,
      origin: 'import',
    },
    properties: { orderId: id, totalMinor, currency },
  };
}
