import { expect, test } from 'vitest';
import { loadCompiled, renderMessage } from '~/email/render';
import { BRAND, messageValues, productCard, requireCompiled } from '../samples';

const content = {
  subject: 'Hello',
  previewText: '',
  blocks: [
    { kind: 'featured-product' as const, ratio: '4:5' as const },
    { kind: 'footer' as const, why: 'You asked for it.' },
  ],
};

test('the featured product fills the frame’s width', async () => {
  const template = loadCompiled(await requireCompiled(content, BRAND));
  const html = renderMessage(template, messageValues({ products: [productCard()] })).html;
  // 600 px frame − 2 × 24 px padding; 4:5 is 690 high; asked for at twice that.
  expect(html.toString()).toMatch(/width=1104&amp;height=1380&amp;crop=center" .* width="552"/);
});

test('without products nothing is featured', async () => {
  const template = loadCompiled(await requireCompiled(content, BRAND));
  expect(renderMessage(template, messageValues()).html.toString()).not.toContain('<img ');
});
