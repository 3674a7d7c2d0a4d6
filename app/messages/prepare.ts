// Pure: a message's content + its compiled template + its envelope → the bytes that go out. Same input, same bytes.
import { buildMime } from '~/email/mime';
import type { LoadedTemplate } from '~/email/render';
import { messageIdOf } from '~/email/headers';
import { linkKey, signLink } from '~/email/links';
import type { LinkKey, LinkKind } from '~/email/links';
import { renderMessage } from '~/email/render';
import type { Shop } from '~/shops/store';
import { valuesOf } from './content';
import type { MessageContent } from './content';
import type { MessageKey } from './ledger/states';

export type Sender = Pick<Shop, 'id' | 'domain' | 'senderName' | 'senderEmail' | 'email'>;

export type Prepared = { subject: string; html: Buffer; text: string; headerId: string };

/** Renders one message with its own signed addresses. */
export function renderFor(
  { secret, appUrl }: { secret: string; appUrl: string },
  sender: Sender,
  template: LoadedTemplate,
  message: MessageKey & { content: MessageContent },
): Prepared {
  const key = keyOf(secret, sender.id);
  const base = {
    shopId: String(sender.id),
    messageCreatedAt: message.createdAt,
    messageId: message.id,
  };
  const tokenOf = (kind: LinkKind, linkIndex: number) =>
    signLink(key, { ...base, kind, linkIndex });
  const wayOf = (kind: LinkKind) => `${appUrl}/mail/${kind}/${tokenOf(kind, 0)}`;
  const values = valuesOf(
    message.content,
    (link) => `${appUrl}/mail/click/${tokenOf('click', link)}`,
    {
      unsubscribe: wayOf('unsubscribe'),
      preferences: wayOf('preferences'),
      confirm: wayOf('confirm'),
    },
  );
  const headerId = messageIdOf(
    secret,
    { shopId: base.shopId, messageId: message.id },
    domainOf(sender),
  );
  return { ...renderMessage(template, values), headerId };
}

/** The whole mail with headers. `date` is when the intent was committed. */
export function mailOf(
  sender: Sender,
  prepared: Prepared,
  to: {
    address: string;
    campaignId: number | null;
    flowId: string | null;
    unsubscribeUrl: string;
    date: Date;
  },
): Buffer {
  return buildMime(
    {
      from: { name: sender.senderName, address: sender.senderEmail },
      to: { name: null, address: to.address },
      replyTo: null,
      messageId: prepared.headerId,
      date: to.date,
      listUnsubscribe: { https: to.unsubscribeUrl, mailto: null },
      listId: `shop-${sender.id}.${domainOf(sender)}`,
      feedbackId: to.flowId
        ? `${to.flowId}:${sender.id}:flow:attune`
        : `${to.campaignId ?? 0}:${sender.id}:campaign:attune`,
    },
    prepared,
  );
}

function domainOf(sender: Sender): string {
  return sender.senderEmail.split('@')[1] ?? 'localhost';
}

export function unsubscribeUrlOf(
  { secret, appUrl }: { secret: string; appUrl: string },
  shopId: number,
  message: MessageKey,
): string {
  const token = signLink(keyOf(secret, shopId), {
    kind: 'unsubscribe',
    shopId: String(shopId),
    messageCreatedAt: message.createdAt,
    messageId: message.id,
    linkIndex: 0,
  });
  return `${appUrl}/mail/unsubscribe/${token}`;
}

const keys = new Map<string, LinkKey>();

/** Deriving a key costs as much as signing a link: it is kept for the shop. */
function keyOf(secret: string, shopId: number): LinkKey {
  const known = keys.get(`${shopId} ${secret}`);
  if (known) return known;
  const key = linkKey(secret, String(shopId));
  keys.set(`${shopId} ${secret}`, key);
  return key;
}
