// The record of people's requests: who asked for what, until when it is owed, when it was done, and what was done, as
// counts. Read by the privacy settings; nothing in it names the person once he or she is forgotten.
import type { Prisma } from '@prisma/client';
import type { Db } from '~/db';

export type Erasure = {
  id: string;
  askedBy: string;
  requestedAt: Date;
  dueAt: Date;
  doneAt: Date;
  counts: Record<string, number>;
};

/** Told again, the record stays what it was. */
export async function recordErasure(db: Db, shopId: number, erasure: Erasure): Promise<void> {
  const { id, askedBy, requestedAt, dueAt, doneAt, counts } = erasure;
  await db.privacyRequest.createMany({
    data: {
      ...{ shopId, id, kind: 'redact', askedBy, customerId: null },
      ...{ requestedAt, dueAt, doneAt, done: counts as Prisma.InputJsonObject },
    },
    skipDuplicates: true,
  });
}

/** The merchant gave the person the file: the request is done. Answers whether there was one to be marked. */
export async function markHandedOver(
  db: Db,
  shopId: number,
  id: string,
  { staffId, now }: { staffId: string | null; now: Date },
): Promise<boolean> {
  const marked = await db.privacyRequest.updateMany({
    where: { shopId, id, kind: 'data_request', handedOverAt: null },
    data: { handedOverAt: now, handedOverBy: staffId, doneAt: now },
  });
  return marked.count === 1;
}

export type RequestLine = {
  id: string;
  kind: 'data_request' | 'redact';
  askedBy: string;
  customerId: string | null;
  requestedAt: Date;
  dueAt: Date;
  doneAt: Date | null;
  done: Record<string, number> | null;
  handedOverBy: string | null;
  /** Whether there is a file to give out. */
  hasFile: boolean;
};

/** What is still owed first, by its day; then what was done, the latest first. */
export function listRequestLines(db: Db, shopId: number, limit: number): Promise<RequestLine[]> {
  return db.$queryRaw<RequestLine[]>`
    select id, kind, asked_by as "askedBy", customer_id as "customerId", requested_at as "requestedAt",
           due_at as "dueAt", done_at as "doneAt", done, handed_over_by as "handedOverBy",
           data is not null as "hasFile"
    from "privacy_request" where shop_id = ${shopId}
    order by done_at is not null, case when done_at is null then due_at end, done_at desc, id limit ${limit}`;
}
