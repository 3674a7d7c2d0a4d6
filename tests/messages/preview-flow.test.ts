import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { BROWSE_ABANDONMENT } from '~/flows/library';
import { previewFlow } from '~/messages/preview-flow';
import { openDatabase } from '../support/database';
import { HOUR_MS, later, openFlowShop, pass, record, viewOf } from '../flows/flow-shop';
import { MONDAY, openPost, openSmallShop, type SmallShop } from '../support/small-shop';
import PostalMime from 'postal-mime';

const { db } = await openDatabase();
const { productsOf } = BROWSE_ABANDONMENT;
const ASK = { templateId: 'browse-abandonment', productsOf } as const;

function preview({ shop }: SmallShop, profileId: string, now = MONDAY) {
  return inShop(db, shop.id, (tx) => previewFlow(tx, shop, ASK, profileId, now));
}

test('a flow that was never on shows the mail that it would send', async () => {
  const small = await openSmallShop(db, 'flow-preview-1.myshopify.com', 1);
  const seen = await preview(small, small.profiles[0]!.id);
  if (seen.kind !== 'mail') throw new Error(`no mail: ${seen.reason}`);
  expect(seen.subject).toBe(`${seen.about}, whenever you are ready`);
  expect(seen.html.match(/<img /g)).toHaveLength(4);
  expect(seen.html).not.toContain('/mail/');
});

test('shows what is sent to the person, product by product', async () => {
  const small = await openFlowShop(db, 'flow-preview-2.myshopify.com', 1);
  const { id } = small.profiles[0]!;
  await record(db, small, [viewOf(id, later(0), { product: 3 })], later(1));
  const seen = await preview(small, id, later(HOUR_MS));
  const post = openPost();
  await pass(db, small, post, later(1));
  await pass(db, small, post, later(HOUR_MS));
  const sent = await PostalMime.parse(post.sent[0]!.raw);
  if (seen.kind !== 'mail') throw new Error(`no mail: ${seen.reason}`);
  expect(seen.about).toBe('Clay lamp 3');
  expect(seen.subject).toBe(sent.subject);
  const titles = (text: string) => text.match(/(Oak|Tin|Wool|Clay) (lamp|bowl|throw) \d+/g);
  expect(titles(seen.text)).toEqual(titles(sent.text!));
});

test('says why there is no mail of a flow to look at', async () => {
  const small = await openSmallShop(db, 'flow-preview-3.myshopify.com', 1);
  expect(await preview(small, crypto.randomUUID())).toEqual({ kind: 'none', reason: 'nobody' });
  const { shop } = small;
  const broken = { ...small, shop: { ...shop, brandAccent: 'teal' } };
  expect(await preview(broken, small.profiles[0]!.id)).toEqual({
    kind: 'none',
    reason: 'noTemplate',
  });
});
