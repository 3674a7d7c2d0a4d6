// Mails that a person asked for: to confirm a sign-up, or with the way to the own preferences. A sweep plans them.
import { randomUUID } from 'node:crypto';
import type { Db } from '~/db';

export type MailRequestKind = 'confirm_sign_up' | 'preferences_link';

export type MailRequest = {
  id: string;
  profileId: string;
  kind: MailRequestKind;
  source: string;
  place: string | null;
  wording: string | null;
  askedAt: Date;
};

const HOUR_MS = 3_600_000;

/** One an hour for each person, whoever asks: a form must not become a way to annoy somebody. Answers its id. */
export async function askForMail(
  db: Db,
  shopId: number,
  asked: Omit<MailRequest, 'id' | 'askedAt'>,
  now: Date,
): Promise<string | null> {
  const { profileId, kind } = asked;
  await db.$queryRaw`
    select id from "profile" where shop_id = ${shopId} and id = ${profileId}::uuid for update`;
  const since = new Date(now.getTime() - HOUR_MS);
  const recent = await db.mailRequest.findFirst({
    where: { shopId, profileId, kind, askedAt: { gt: since } },
    select: { id: true },
  });
  if (recent) return null;
  const id = randomUUID();
  await db.mailRequest.create({ data: { shopId, id, state: 'due', askedAt: now, ...asked } });
  return id;
}

export async function listDueRequests(
  db: Db,
  shopId: number,
  limit: number,
): Promise<MailRequest[]> {
  return db.$queryRaw<MailRequest[]>`
    select id::text, profile_id::text as "profileId", kind, source, place, wording, asked_at as "askedAt"
    from "mail_request" where shop_id = ${shopId} and state = 'due'
    order by asked_at, id limit ${limit} for update skip locked`;
}

export async function markPlanned(
  db: Db,
  shopId: number,
  id: string,
  message: { createdAt: Date; id: string },
): Promise<void> {
  await db.mailRequest.updateMany({
    where: { shopId, id, state: 'due' },
    data: { state: 'sent', messageCreatedAt: message.createdAt, messageId: message.id },
  });
}

/** The request that a confirming mail belongs to, locked until the transaction ends. */
export async function lockConfirmation(
  db: Db,
  shopId: number,
  messageId: string,
): Promise<(MailRequest & { state: string }) | null> {
  const [row] = await db.$queryRaw<(MailRequest & { state: string })[]>`
    select id::text, profile_id::text as "profileId", kind, state, source, place, wording, asked_at as "askedAt"
    from "mail_request"
    where shop_id = ${shopId} and message_id = ${messageId}::uuid and kind = 'confirm_sign_up' for update`;
  return row ?? null;
}

export async function settleRequest(
  db: Db,
  shopId: number,
  id: string,
  state: 'confirmed' | 'expired',
  now: Date,
): Promise<void> {
  await db.mailRequest.updateMany({ where: { shopId, id }, data: { state, settledAt: now } });
}

/** Sign-ups that nobody confirmed since then. */
export async function listUnconfirmed(
  db: Db,
  shopId: number,
  before: Date,
  limit: number,
): Promise<{ id: string; profileId: string }[]> {
  return db.$queryRaw<{ id: string; profileId: string }[]>`
    select id::text, profile_id::text as "profileId" from "mail_request"
    where shop_id = ${shopId} and kind = 'confirm_sign_up' and state in ('due', 'sent')
      and asked_at < ${before}::timestamptz
    order by asked_at, id limit ${limit} for update skip locked`;
}
