import { expect, test } from 'vitest';
import { browseAbandonment } from '~/email/day-one/browse-abandonment';
import { loadCompiled, renderMessage } from '~/email/render';
import { BRAND, messageValues, productCard, requireCompiled } from '../samples';

async function pageWith(count: number): Promise<string> {
  const template = loadCompiled(await requireCompiled(browseAbandonment('en'), BRAND));
  const products = Array.from({ length: count }, (_, at) => productCard({ title: `Piece ${at}` }));
  return renderMessage(template, messageValues({ products })).html.toString();
}

test('the list begins after the featured product', async () => {
  const shown = await Promise.all([0, 1, 2, 3, 4, 6].map(pageWith));
  // One featured and at most three below, odd or even.
  expect(shown.map((page) => page.match(/<img /g)?.length ?? 0)).toEqual([0, 1, 2, 3, 4, 4]);
  expect(shown.map((page) => page.match(/width="128" height="128"/g)?.length ?? 0)).toEqual([
    0, 0, 1, 2, 3, 3,
  ]);
  expect(shown[4]!.match(/>Piece \d</g)).toEqual([0, 1, 2, 3].map((at) => `>Piece ${at}<`));
});

test('a heading without products below it is left out', async () => {
  expect(await pageWith(1)).not.toContain('You might like these too');
  expect(await pageWith(2)).toContain('You might like these too');
});

test('pictures of the list are asked for small', async () => {
  expect((await pageWith(2)).match(/width=256&amp;height=256/g)).toHaveLength(1);
});
