// From claimed messages to what each will say: people, histories and template in bulk, one choice a person, a receipt each.
import { randomUUID } from 'node:crypto';
import type { Db } from '~/db';
import type { LoadedTemplate } from '~/email/render';
import { loadChooser } from '~/decisions/choose-products';
import type { Chooser } from '~/decisions/choose-products';
import type { ProductChoice } from '~/decisions/shelf';
import { saveDecisions } from '~/decisions/store';
import { loadWishes, NO_WISHES } from '~/decisions/wishes';
import type { Wishes } from '~/decisions/wishes';
import type { DecisionRow } from '~/decisions/store';
import { listPurchases } from '~/orders/store';
import type { Purchase } from '~/orders/store';
import { listPeople } from '~/profiles/people-store';
import { findShop } from '~/shops/store';
import type { Shop } from '~/shops/store';
import { loadTemplates } from '~/templates/template';
import type { MessageContent } from './content';
import { saveContent, skipClaimed } from './ledger/claim-store';
import type { ClaimedMessage } from './ledger/claim-store';

export type Ready = ClaimedMessage & { content: MessageContent };

export type Chunk = {
  shop: Shop;
  ready: Ready[];
  templateOf: (message: Ready) => LoadedTemplate;
};

/** A message that was chosen before its worker died keeps its content: a second attempt says the same. */
export async function chooseContents(
  db: Db,
  shopId: number,
  workerId: string,
  claimed: ClaimedMessage[],
  now: Date,
): Promise<Chunk> {
  const shop = await findShop(db, shopId);
  if (!shop) throw new Error(`no shop with id ${shopId}`);
  const chosen = claimed.filter((message) => message.content !== null) as Ready[];
  const open = claimed.filter((message) => message.content === null);
  const fresh = await decideAll(db, shop, open, now);
  fresh.ready.push(...(await serviceContents(db, shop, open)));
  await saveDecisions(db, shopId, fresh.decisions, now);
  await saveContent(
    db,
    shopId,
    workerId,
    fresh.ready.map(({ createdAt, id, content }) => ({ createdAt, id, content })),
  );
  await skipClaimed(
    db,
    shopId,
    workerId,
    fresh.without.map(({ createdAt, id }) => ({ createdAt, id, reason: 'no_products' as const })),
    now,
  );
  const ready = [...chosen, ...fresh.ready];
  const templateOf = await loadTemplates(db, shopId, ready);
  return { shop, ready, templateOf };
}

type Decided = { ready: Ready[]; without: ClaimedMessage[]; decisions: DecisionRow[] };

async function decideAll(
  db: Db,
  shop: Shop,
  claimed: ClaimedMessage[],
  now: Date,
): Promise<Decided> {
  const messages = claimed.filter((message) => message.kind !== 'service');
  const decided: Decided = { ready: [], without: [], decisions: [] };
  if (messages.length === 0) return decided;
  const profileIds = messages.map((message) => message.profileId);
  const people = await listPeople(db, shop.id, profileIds);
  const histories = byProfile(await listPurchases(db, shop.id, profileIds, now));
  const wishes = await loadWishes(db, shop.id, profileIds);
  const chooser = await loadChooser(db, shop.id, now);
  for (const message of messages) {
    const person = people.get(message.profileId);
    const locale = person?.locale ?? shop.locale;
    const history = histories.get(message.profileId) ?? [];
    const told = wishes.get(message.profileId) ?? NO_WISHES;
    const choice = chooseFor(chooser, message, history, { locale, wishes: told });
    if (choice.products.length === 0) {
      decided.without.push(message);
      continue;
    }
    decided.decisions.push({
      id: randomUUID(),
      profileId: message.profileId,
      messageId: message.id,
      kind: 'products',
      receipt: choice.receipt,
    });
    const content: MessageContent = {
      firstName: person?.firstName ?? null,
      locale,
      currency: shop.currency,
      products: choice.products,
      ...(told.isPersonal ? {} : { isPersonal: false as const }),
    };
    decided.ready.push({ ...message, content });
  }
  return decided;
}

/** What a person asked for has no products to choose: its template says it all. */
async function serviceContents(db: Db, shop: Shop, claimed: ClaimedMessage[]): Promise<Ready[]> {
  const messages = claimed.filter((message) => message.kind === 'service');
  const people = await listPeople(
    db,
    shop.id,
    messages.map((message) => message.profileId),
  );
  return messages.map((message) => {
    const person = people.get(message.profileId);
    const { firstName = null, locale } = person ?? {};
    return {
      ...message,
      content: { firstName, locale: locale ?? shop.locale, currency: shop.currency, products: [] },
    };
  });
}

/** A campaign's products are picked for the person, a flow's by the strategy of its step. */
function chooseFor(
  chooser: Chooser,
  { kind, campaignId, flow }: ClaimedMessage,
  history: Purchase[],
  reader: { locale: string; wishes: Wishes },
): ProductChoice {
  if (!flow) return chooser.choose(`${kind}:${campaignId ?? 0}`, history, reader);
  const { locale } = reader;
  const occasion = `flow:${flow.flowId}:${flow.occasion}`;
  return chooser.chooseSimilar({ occasion, viewed: flow.productIds, history, locale });
}

function byProfile(purchases: Purchase[]): Map<string, Purchase[]> {
  const grouped = new Map<string, Purchase[]>();
  for (const purchase of purchases) {
    const list = grouped.get(purchase.profileId);
    if (list) list.push(purchase);
    else grouped.set(purchase.profileId, [purchase]);
  }
  return grouped;
}
