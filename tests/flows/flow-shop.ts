// A small shop with the browse flow switched on, and what its shoppers do: for the tests of flows.
import { inShop, type Database } from '~/db';
import type { EventOrigin, NewEvent } from '~/events/names';
import { recordEvents } from '~/events/record';
import { advanceDue } from '~/flows/advance';
import { enrollNew } from '~/flows/enroll';
import { BROWSE_ABANDONMENT } from '~/flows/library';
import { readFlow, type FlowOverview } from '~/flows/overview';
import { saveFlow, switchOn } from '~/flows/switch';
import { sendChunk } from '~/messages/send';
import { MONDAY, openSmallShop, roadOf, startWorker, type Post } from '../support/small-shop';
import type { SmallShop } from '../support/small-shop';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const later = (ms: number): Date => new Date(MONDAY.getTime() + ms);

/** The day-one settings, but nobody is held back unless the test asks for it. */
export async function openFlowShop(
  database: Database,
  domain: string,
  customers: number,
  settings: Record<string, string> = {},
): Promise<SmallShop> {
  const small = await openSmallShop(database, domain, customers);
  const fields = {
    holdoutPercent: '0',
    quietHours: 'on',
    gapHours: '16',
    delayMinutes: '60',
    cooldownDays: '7',
    ...settings,
  };
  const saving = await inShop(database, small.shop.id, (db) =>
    saveFlow(db, small.shop.id, BROWSE_ABANDONMENT, { fields, now: later(-HOUR_MS) }),
  );
  const switching = await switchOn(database, small.shop, BROWSE_ABANDONMENT, later(-HOUR_MS));
  if (saving.kind !== 'saved' || switching.kind !== 'on')
    throw new Error(`not switched on: ${JSON.stringify({ saving, switching })}`);
  return small;
}

let views = 0;

export function viewOf(
  profileId: string | null,
  occurredAt: Date,
  more: { product?: number; origin?: EventOrigin } = {},
): NewEvent<'viewed_product'> {
  return {
    id: `view-${(views += 1)}`,
    name: 'viewed_product',
    occurredAt,
    profileId,
    origin: more.origin ?? 'pixel',
    properties: { productId: String(1000 + (more.product ?? 0)) },
  };
}

export function cartOf(profileId: string, occurredAt: Date): NewEvent<'added_to_cart'> {
  return {
    id: `cart-${(views += 1)}`,
    name: 'added_to_cart',
    occurredAt,
    profileId,
    origin: 'pixel',
    properties: { productId: '1001', quantity: 1 },
  };
}

export function record(
  database: Database,
  { shop }: SmallShop,
  events: NewEvent[],
  now: Date,
): Promise<void> {
  return inShop(database, shop.id, async (db) => {
    const { recorded } = await recordEvents(db, shop.id, events, now);
    if (recorded !== events.length) throw new Error(`${recorded} of ${events.length} recorded`);
  });
}

/** One pass of the sweeps that a worker runs: enrol, advance, send. */
export async function pass(
  database: Database,
  { shop }: SmallShop,
  post: Post,
  now: Date,
): Promise<void> {
  await enrollNew(database, shop.id, now);
  await advanceDue(database, shop, now);
  await sendChunk(roadOf(database, await startWorker(database), post.deliver), shop.id, now);
}

export function overview(database: Database, { shop }: SmallShop): Promise<FlowOverview> {
  return inShop(database, shop.id, (db) => readFlow(db, shop.id, BROWSE_ABANDONMENT, new Date(0)));
}

/** Messages of the flow as "reason or state: how many". */
export async function outcomes(
  database: Database,
  small: SmallShop,
): Promise<Record<string, number>> {
  const { messages } = await overview(database, small);
  return Object.fromEntries(messages.map((row) => [row.reason ?? row.state, row.count]));
}

/** Enrollments of the flow as "reason or state: how many". */
export async function places(
  database: Database,
  small: SmallShop,
): Promise<Record<string, number>> {
  const found = (await overview(database, small)).places;
  return Object.fromEntries(found.map((row) => [row.reason ?? row.state, row.count]));
}
