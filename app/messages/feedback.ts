// What comes back: clicks, unsubscribes and refused addresses, as events, consent and suppression.
import { unsubscribe } from '~/consent/unsubscribe';
import { suppressAddress } from '~/consent/store';
import type { Db } from '~/db';
import { recordEvents } from '~/events/record';
import { findShop } from '~/shops/store';
import { destinationOf } from './content';
import type { MessageContent } from './content';
import { findMessage, markClicked } from './ledger/report-store';
import { cancelForProfile } from './ledger/recovery-store';
import type { MessageKey } from './ledger/states';
import type { Settlement } from './ledger/intent-store';

/** Where a click leads, after it is recorded; null when the message or the link is not ours. */
export async function followClick(
  db: Db,
  shopId: number,
  key: MessageKey,
  link: number,
  now: Date,
): Promise<string | null> {
  const shop = await findShop(db, shopId);
  const message = await findMessage(db, shopId, key);
  if (!shop || !message?.content) return null;
  const url = destinationOf(message.content as MessageContent, link, shop.homeUrl);
  if (!url) return null;
  await markClicked(db, shopId, key, now);
  await recordEvents(
    db,
    shopId,
    [
      {
        id: `click:${message.id}:${link}:${now.getTime()}`,
        name: 'clicked',
        occurredAt: now,
        profileId: message.profileId,
        origin: 'mail',
        properties: { messageId: message.id, link, url },
      },
    ],
    now,
  );
  return url;
}

/** RFC 8058: at once, without asking again, the same however often it is said. Also cancels what is queued. */
export async function unsubscribeByMessage(
  db: Db,
  shopId: number,
  key: MessageKey,
  source: 'one_click' | 'unsubscribe_page',
  now: Date,
): Promise<'unsubscribed' | 'unknown_message'> {
  const message = await findMessage(db, shopId, key);
  if (!message) return 'unknown_message';
  const { profileId, address } = message;
  const isNews = await unsubscribe(db, shopId, { profileId, address, source }, now);
  await cancelForProfile(db, shopId, profileId, 'unsubscribed', now);
  if (!isNews) return 'unsubscribed';
  await recordEvents(
    db,
    shopId,
    [
      {
        id: `unsubscribe:${message.id}:${now.getTime()}`,
        name: 'unsubscribed',
        occurredAt: now,
        profileId,
        origin: 'mail',
        properties: { messageId: message.id, source },
      },
    ],
    now,
  );
  return 'unsubscribed';
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
