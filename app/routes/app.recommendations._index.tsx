// Recommendations: what one customer would be shown and why, how good that is, and what the merchant hides from it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import {
  hideProducts,
  listHidden,
  MOST_HIDDEN_AT_ONCE,
  showProducts,
} from '~/catalog/hidden-store';
import { listStock } from '~/catalog/stock-store';
import { RecommendationsPage } from '~/components/recommendations/recommendations-page';
import type { Look } from '~/components/recommendations/look';
import { inShop } from '~/db';
import type { Db } from '~/db';
import { lookAtPicks } from '~/decisions/look-at-picks';
import { loadWishes } from '~/decisions/wishes';
import { formatMoney } from '~/email/money';
import { sizedPicture } from '~/email/render';
import { countOrdersOf, findTypicalBuyer } from '~/orders/buyer-store';
import { listPurchases } from '~/orders/store';
import { listPeople } from '~/profiles/people-store';
import { findByIdentities } from '~/profiles/store';
import { namePeople } from '~/profiles/search-store';
import { requireShop } from '~/shopify.server';
import { readReadiness } from '~/shopify/readiness';
import { idOf } from '~/shopify/translate/values';
import type { Shop } from '~/shops/store';
import { findBacktest } from '~/training/backtest-summary';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SHOPIFYS_ID = /^\d{1,20}$/;
/** As wide as it is drawn; `sizedPicture` asks for twice that. */
const PICTURE = { width: 64, height: 64 };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const asked = new URL(request.url).searchParams.get('customer');
  return json(
    await inShop(database, shop.id, async (db) => {
      const { imported, training } = await readReadiness(db, shop.id);
      const id = await whoIsAsked(db, shop.id, asked, now);
      const customer = id === null ? null : await findCustomer(db, shop.id, id, now);
      const hidden = await listHidden(db, shop.id);
      return {
        imported,
        training,
        asked: asked !== null,
        customer,
        look: imported && customer ? await look(db, shop, customer, now) : null,
        backtest: await findBacktest(db, shop.id),
        hidden: hidden.map(({ productId, title, imageUrl, hiddenAt, hiddenBy }) => {
          const byYou = hiddenBy === null ? null : hiddenBy === staffId;
          return { productId, title, imageUrl: small(imageUrl), hiddenAt, byYou };
        }),
      };
    }),
  );
}

/** By our id or by Shopify's; somebody worth looking at where nobody is named. */
async function whoIsAsked(
  db: Db,
  shopId: number,
  asked: string | null,
  now: Date,
): Promise<string | null> {
  if (asked === null) return findTypicalBuyer(db, shopId, now);
  if (UUID.test(asked)) return asked;
  if (!SHOPIFYS_ID.test(asked)) return null;
  return (await findByIdentities(db, shopId, 'customer', [asked])).get(asked) ?? null;
}

async function findCustomer(db: Db, shopId: number, id: string, now: Date) {
  const [named] = await namePeople(db, shopId, [id]);
  if (!named) return null;
  return { ...named, ...(await countOrdersOf(db, shopId, id, now)) };
}

async function look(db: Db, shop: Shop, { id }: { id: string }, now: Date): Promise<Look> {
  const person = (await listPeople(db, shop.id, [id])).get(id);
  const history = await listPurchases(db, shop.id, [id], now);
  const wishes = (await loadWishes(db, shop.id, [id])).get(id);
  const asked = { history, locale: person?.locale ?? shop.locale, ...(wishes ? { wishes } : {}) };
  const found = await lookAtPicks(db, shop.id, asked, now);
  if (found.kind !== 'ready') return found;
  const ids = found.picks.map((pick) => pick.product.id);
  const stock = await listStock(db, shop.id, ids);
  const { sellable, filtered, artifactVersion } = found.receipt.inputs;
  return {
    kind: 'ready',
    picks: found.picks.map(({ product, stranger, ...pick }) => ({
      ...pick,
      product: {
        id: product.id,
        title: product.title,
        imageUrl: small(product.imageUrl),
        price: formatMoney(product.priceMinor, shop.currency, shop.locale),
        stock: stock.get(product.id)?.pieces ?? null,
      },
      says: product.reason,
      stranger: stranger && {
        id: stranger.id,
        title: stranger.title,
        imageUrl: small(stranger.imageUrl),
      },
    })),
    leftOut: found.leftOut.map((one) => ({ ...one, imageUrl: small(one.imageUrl) })),
    basis: { sellable, filtered, artifactVersion },
  };
}

function small(url: string | null): string | null {
  return url && sizedPicture(url, PICTURE);
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const form = await request.formData();
  const intent = form.get('intent');
  const ids = form.getAll('product').flatMap((id) => (typeof id === 'string' ? [idOf(id)] : []));
  const isSound = ids.length <= MOST_HIDDEN_AT_ONCE && ids.every((id) => SHOPIFYS_ID.test(id));
  if (!isSound || (intent !== 'hide' && intent !== 'show'))
    throw new Response('There is no such action.', { status: 400 });
  await inShop(database, shop.id, (db) =>
    intent === 'hide'
      ? hideProducts(db, shop.id, ids, { by: staffId, now })
      : showProducts(db, shop.id, ids),
  );
  return json({ done: intent, productIds: ids });
}

export default function Recommendations() {
  return <RecommendationsPage {...useLoaderData<typeof loader>()} />;
}
