// What another source of the shop tells, in our words, or why it is refused.
import { z } from 'zod';
import { normalizeAddress } from '~/profiles/address';
import { eventSchemas, type EventName } from '../names';

/** Who it was: by one of these at least; an id of the source's own names a person once it came with one of the others. */
export type ToldPerson = {
  email: string | null;
  customerId: string | null;
  externalId: string | null;
};

export type ToldEvent = ToldPerson & {
  id: string;
  name: EventName;
  at: Date;
  properties: Record<string, unknown>;
};

export type Refusal =
  | 'malformed'
  | 'unknown_name'
  | 'impossible_time'
  | 'no_person'
  | 'invalid_email'
  | 'unknown_customer';

export type ToldReading =
  { kind: 'usable'; event: ToldEvent } | { kind: 'refused'; id: string; reason: Refusal };

export const MOST_TOLD = 500;

/** What the shop's own orders and our own mails say, nobody else does. */
const OURS: readonly EventName[] = ['placed_order', 'clicked', 'unsubscribed', 'back_in_stock'];

const AHEAD_MS = 10 * 60_000;
const EARLIEST = Date.UTC(2000, 0, 1);

/** A NUL or half a surrogate pair, which PostgreSQL could not keep. */
const UNKEEPABLE = /\\u0000|\\ud[89a-f]/i;

const id = z.string().min(1).max(200);
const told = z.strictObject({
  id,
  name: z.string(),
  occurredAt: z.iso.datetime({ offset: true }),
  email: z.string().max(320).optional(),
  customerId: z
    .string()
    .regex(/^(?:gid:\/\/shopify\/Customer\/)?\d{1,20}$/)
    .optional(),
  externalId: z.string().min(1).max(200).optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
});
const batch = z.union([
  z.strictObject({ events: z.array(z.unknown()).min(1).max(MOST_TOLD) }),
  z.looseObject({ id: z.unknown(), name: z.unknown() }),
]);

/** One event or a batch; null for what is neither. */
export function readBatch(body: unknown): unknown[] | null {
  const parsed = batch.safeParse(body);
  if (!parsed.success) return null;
  return 'events' in parsed.data && Array.isArray(parsed.data.events)
    ? parsed.data.events
    : [parsed.data];
}

export function readTold(raw: unknown, now: Date): ToldReading {
  const parsed = told.safeParse(raw);
  if (!parsed.success || UNKEEPABLE.test(JSON.stringify(raw)))
    return { kind: 'refused', id: idOf(raw), reason: 'malformed' };
  const { id: toldId, name, occurredAt, properties } = parsed.data;
  const refuse = (reason: Refusal): ToldReading => ({ kind: 'refused', id: toldId, reason });
  if (!isTellable(name)) return refuse('unknown_name');
  const at = new Date(occurredAt);
  if (!(at.getTime() >= EARLIEST && at.getTime() <= now.getTime() + AHEAD_MS))
    return refuse('impossible_time');
  const { email, customerId, externalId } = parsed.data;
  if (!email && !customerId && !externalId) return refuse('no_person');
  const address = email ? normalizeAddress(email) : null;
  if (email && !address) return refuse('invalid_email');
  if (!eventSchemas[name].safeParse(properties).success) return refuse('malformed');
  const event: ToldEvent = {
    ...{ id: toldId, name, at, properties, email: address },
    customerId: customerId?.slice(customerId.lastIndexOf('/') + 1) ?? null,
    externalId: externalId ?? null,
  };
  return { kind: 'usable', event };
}

function isTellable(name: string): name is EventName {
  return Object.hasOwn(eventSchemas, name) && !OURS.includes(name as EventName);
}

/** Of what could not be read too, where it has one. */
function idOf(raw: unknown): string {
  const found = z.looseObject({ id }).safeParse(raw);
  return found.success ? found.data.id : '';
}
