// What comes back: clicks, unsubscribes and refused addresses, as events, consent and suppression.
import { unsubscribe } from '~/consent/unsubscribe';
import type { Unsubscribe } from '~/consent/unsubscribe';
import { suppressAddress } from '~/consent/store';
import type { Db } from '~/db';
import { recordEvents } from '~/events/record';
import { isRecorded, lockStream } from '~/events/store';
import { listPeople } from '~/profiles/people-store';
import { findShop } from '~/shops/store';
import { destinationOf } from './content';
import type { MessageContent } from './content';
import { findMessage, markClicked } from './ledger/report-store';
import type { LedgerMessage } from './ledger/report-store';
import { cancelForProfile } from './ledger/recovery-store';
import type { MessageKey } from './ledger/states';
import type { Settlement } from './ledger/intent-store';

export type Click = {
  link: number;
  /** A machine is led on all the same, and nothing that it does is the person's. */
  byPerson: boolean;
};

export type Destination = { url: string; /** A page of the shop itself. */ isOurs: boolean };

/**
 * Where a click leads, after it is recorded; null when the message or the link is not ours. A link of a message counts
 * once, however often it is followed.
 */
export async function followClick(
  db: Db,
  shopId: number,
  key: MessageKey,
  { link, byPerson }: Click,
  now: Date,
): Promise<Destination | null> {
  const shop = await findShop(db, shopId);
  const message = await findMessage(db, shopId, key);
  if (!shop || !message?.content) return null;
  const url = destinationOf(message.content as MessageContent, link, shop.homeUrl);
  if (!url) return null;
  if (byPerson) await countClick(db, shopId, { message, link, url }, now);
  return { url, isOurs: [hostOf(shop.homeUrl), shop.domain].includes(hostOf(url)) };
}

async function countClick(
  db: Db,
  shopId: number,
  { message, link, url }: { message: LedgerMessage; link: number; url: string },
  now: Date,
): Promise<void> {
  const { id: messageId, profileId } = message;
  const id = `click:${messageId}:${link}`;
  // Two clicks at once take turns here, so that the second finds the first.
  await lockStream(db, shopId);
  const about = { profileId, since: message.createdAt, id };
  if (await isRecorded(db, shopId, about)) return;
  await markClicked(db, shopId, message, now);
  const properties = { messageId, link, url };
  const facts = { id, occurredAt: now, profileId, origin: 'mail' as const };
  await recordEvents(db, shopId, [{ ...facts, name: 'clicked', properties }], now);
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}

/** RFC 8058: at once, without asking again, the same however often it is said. Also cancels what is queued. */
export async function unsubscribeByMessage(
  db: Db,
  shopId: number,
  key: MessageKey,
  source: 'one_click' | 'unsubscribe_page' | 'preference_page',
  now: Date,
): Promise<'unsubscribed' | 'unknown_message'> {
  const message = await findMessage(db, shopId, key);
  if (!message) return 'unknown_message';
  const { profileId, address, id: messageId } = message;
  await hearNo(db, shopId, { profileId, address, source, messageId }, now);
  return 'unsubscribed';
}

/** On the page of preferences: the same no, without a mail that it answers. */
export async function unsubscribeAtPage(
  db: Db,
  shopId: number,
  person: { profileId: string; address: string | null },
  now: Date,
): Promise<void> {
  await hearNo(db, shopId, { ...person, source: 'preference_page', messageId: null }, now);
}

/** The merchant stops all mail to a person, who said so by other means. It is the person's no, and counts as one. */
export async function unsubscribeByMerchant(
  db: Db,
  shopId: number,
  profileId: string,
  now: Date,
): Promise<'unsubscribed' | 'unknown_person'> {
  const person = (await listPeople(db, shopId, [profileId])).get(profileId);
  if (!person) return 'unknown_person';
  const no = { profileId, address: person.email, source: 'merchant' as const, messageId: null };
  await hearNo(db, shopId, no, now);
  return 'unsubscribed';
}

async function hearNo(
  db: Db,
  shopId: number,
  { messageId, ...no }: Unsubscribe & { messageId: string | null },
  now: Date,
): Promise<void> {
  const { profileId, source } = no;
  const isNews = await unsubscribe(db, shopId, no, now);
  await cancelForProfile(db, shopId, profileId, 'unsubscribed', now);
  if (!isNews) return;
  await recordEvents(
    db,
    shopId,
    [
      {
        id: `unsubscribe:${messageId ?? profileId}:${now.getTime()}`,
        name: 'unsubscribed',
        occurredAt: now,
        profileId,
        origin: 'mail',
        properties: { messageId, source },
      },
    ],
    now,
  );
}

/** A server that says "no such mailbox" is believed at once: the address gets nothing more. */
export async function suppressRefused(
  db: Db,
  shopId: number,
  messages: { id: string; address: string }[],
  settled: Settlement[],
  now: Date,
): Promise<void> {
  const refused = new Set(
    settled.filter((row) => row.reason === 'address_refused').map((row) => row.id),
  );
  for (const message of messages) {
    if (refused.has(message.id)) await suppressAddress(db, shopId, message.address, 'bounced', now);
  }
}
