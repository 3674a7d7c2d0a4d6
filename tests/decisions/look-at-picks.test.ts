// What a merchant sees of a choice: the same choice as a mail's, what a stranger would get, and what was left out.
import { expect, test } from 'vitest';
import { hideProducts, showProducts } from '~/catalog/hidden-store';
import { inShop, type Db } from '~/db';
import { loadChooser } from '~/decisions/choose-products';
import { lookAtPicks, type PicksLook } from '~/decisions/look-at-picks';
import { listPurchases } from '~/orders/store';
import { saveArtifact } from '~/training/store';
import { openDatabase } from '../support/database';
import { newShop, NOW } from '../support/factories';
import { MONDAY, openSmallShop } from '../support/small-shop';

const { db } = await openDatabase();
const small = await openSmallShop(db, 'look.myshopify.com', 24);
const shopId = small.shop.id;
const person = small.profiles[0]!.id;

type Ready = Extract<PicksLook, { kind: 'ready' }>;

/** Looks within a transaction that is undone, after `change`. */
async function look(now = MONDAY, change: (tx: Db) => Promise<unknown> = async () => {}) {
  const undo = new Error('undo');
  let seen: Ready | null = null;
  await inShop(db, shopId, async (tx) => {
    await change(tx);
    const history = await listPurchases(tx, shopId, [person], now);
    const found = await lookAtPicks(tx, shopId, { history, locale: 'en' }, now);
    if (found.kind !== 'ready') throw new Error(found.kind);
    seen = found;
    throw undo;
  }).catch((fault: unknown) => {
    if (fault !== undo) throw fault;
  });
  return seen! as Ready;
}

const idsOf = (found: Ready) => found.picks.map((pick) => pick.product.id);

test('the look is the choice that a mail makes', async () => {
  const found = await look();
  const choice = await inShop(db, shopId, async (tx) => {
    const chooser = await loadChooser(tx, shopId, MONDAY);
    const history = await listPurchases(tx, shopId, [person], MONDAY);
    return chooser.choose('look', history, 'en');
  });
  const shown = found.picks.filter((pick) => pick.isShown);
  expect(shown.map((pick) => pick.product)).toEqual(choice.products);
  expect(found.receipt).toEqual(choice.receipt);
  expect(idsOf(found)).toEqual(choice.receipt.candidates.map((one) => one.productId));
});

test('beside each pick stands what a stranger would see', async () => {
  const found = await look();
  const chooser = await inShop(db, shopId, (tx) => loadChooser(tx, shopId, MONDAY));
  const stranger = chooser.choose('look', [], 'en').receipt.candidates.map((one) => one.productId);
  expect(found.picks.map((pick) => pick.stranger?.id)).toEqual(stranger);
  // The small shop's first customer bought products 1000, 1001 and 1006; nobody knows that of a stranger.
  expect(found.picks.some((pick) => pick.product.id !== pick.stranger?.id)).toBe(true);
});

test('a hidden product is never picked, and its receipt says so', async () => {
  const before = idsOf(await look());
  const hide = (tx: Db) => hideProducts(tx, shopId, [before[0]!], { by: null, now: MONDAY });
  const found = await look(MONDAY, hide);
  expect(idsOf(found)).not.toContain(before[0]);
  expect(found.picks.map((pick) => pick.stranger?.id)).not.toContain(before[0]);
  expect(found.receipt.inputs.filtered).toMatchObject({ hidden: 1 });
  const left = found.leftOut.find((one) => one.productId === before[0]);
  expect(left).toMatchObject({ reason: 'hidden' });
});

test('a product shown again is picked where it was', async () => {
  const before = idsOf(await look());
  const after = await look(MONDAY, async (tx) => {
    await hideProducts(tx, shopId, [before[0]!], { by: null, now: MONDAY });
    await showProducts(tx, shopId, [before[0]!]);
  });
  expect(idsOf(after)).toEqual(before);
});

test('what a person looked at is hidden from a flow too', async () => {
  const undo = new Error('undo');
  const choices: number[] = [];
  await inShop(db, shopId, async (tx) => {
    await hideProducts(tx, shopId, ['1000'], { by: null, now: MONDAY });
    const chooser = await loadChooser(tx, shopId, MONDAY);
    const asked = { occasion: 'test', history: [], locale: 'en' };
    const about = chooser.chooseSimilar({ ...asked, viewed: ['1000'] });
    const beside = chooser.chooseSimilar({ ...asked, viewed: ['1003'] });
    choices.push(about.products.length, beside.products.length);
    expect(beside.products.map((product) => product.id)).not.toContain('1000');
    throw undo;
  }).catch((fault: unknown) => {
    if (fault !== undo) throw fault;
  });
  expect(choices).toEqual([0, 4]);
});

test('what is sold out or just bought is named with its reason', async () => {
  const before = await look();
  const [first] = idsOf(before);
  const soldOut = await look(MONDAY, (tx) =>
    tx.productVariant.updateMany({
      where: { shopId, productId: first! },
      data: { availableForSale: false },
    }),
  );
  expect(soldOut.leftOut).toContainEqual(
    expect.objectContaining({ productId: first, reason: 'sold_out' }),
  );
  // The small shop's first customer ordered last 110 days before; two days after that, it is too soon.
  const soon = await look(new Date(MONDAY.getTime() - 108 * 86_400_000));
  const bought = soon.leftOut.filter((one) => one.reason === 'just_bought');
  expect(bought.length).toBeGreaterThan(0);
  for (const one of bought) expect(idsOf(soon)).not.toContain(one.productId);
});

test('without a model there is nothing to look at', async () => {
  const { id } = await newShop(db);
  const asked = { history: [], locale: 'en' };
  const lookThere = () => inShop(db, id, (tx) => lookAtPicks(tx, id, asked, NOW));
  expect(await lookThere()).toEqual({ kind: 'not_trained' });
  await inShop(db, id, (tx) =>
    saveArtifact(tx, id, {
      kind: 'recommender',
      data: new TextEncoder().encode('no recommender'),
      backtest: {},
      windowFrom: null,
      windowTo: NOW,
      trainedAt: NOW,
      promoted: true,
    }),
  );
  expect(await lookThere()).toEqual({ kind: 'unreadable' });
});
