import { expect, test } from 'vitest';
import { compileTemplate } from '~/email/compile';
import { browseAbandonment } from '~/email/day-one/browse-abandonment';
import { loadCompiled, renderMessage } from '~/email/render';
import { BRAND, LINKS, messageValues, productCard, requireCompiled } from '../samples';

test('the one button leads to the product itself', async () => {
  const template = loadCompiled(await requireCompiled(browseAbandonment('en')));
  const hrefOf = (products: ReturnType<typeof productCard>[]): string | undefined => {
    const html = renderMessage(template, messageValues({ products })).html.toString();
    return /href="([^"]*)"[^>]*>\s*(?:Have another look|Browse the shop)/.exec(html)?.[1];
  };
  expect(hrefOf([productCard({ url: 'https://go.example/c/vase' })])).toBe(
    'https://go.example/c/vase',
  );
  expect(hrefOf([])).toBe(LINKS.shop);
});

test('the browse mail is small in every language', async () => {
  for (const locale of ['en', 'de', 'ar']) {
    const compilation = await compileTemplate(browseAbandonment(locale), BRAND, locale);
    // mail-design: Gmail gets under 80 KB; we aim below 45.
    expect(compilation).toMatchObject({ kind: 'compiled', warnings: [] });
    expect(compilation.kind === 'compiled' && compilation.htmlBytes).toBeLessThan(45 * 1024);
  }
});

test('the plain part holds the same products in order', async () => {
  const template = loadCompiled(await requireCompiled(browseAbandonment('en')));
  const products = ['Vase', 'Bowl', 'Jug', 'Cup'].map((title) => productCard({ title }));
  const { subject, text } = renderMessage(template, messageValues({ products }));
  expect(subject).toBe('Vase, whenever you are ready');
  expect(text.match(/^\w+ — £34\.50$/gm)).toEqual(products.map(({ title }) => `${title} — £34.50`));
  expect(text.indexOf('Vase —')).toBeLessThan(text.indexOf('You might like these too'));
  expect(text.indexOf('You might like these too')).toBeLessThan(text.indexOf('Bowl —'));
});

test('a mixed-up order of product blocks is refused', async () => {
  const { subject, previewText, blocks } = browseAbandonment('en');
  const grid = { kind: 'products', limit: 2, ratio: '1:1', fallback: null } as const;
  const errorsOf = async (changed: typeof blocks): Promise<string[]> => {
    const made = await compileTemplate({ subject, previewText, blocks: changed }, BRAND, 'en');
    return made.kind === 'refused' ? made.errors : [];
  };
  const without = blocks.filter((block) => block.kind !== 'featured-product');
  expect(await errorsOf(without)).toEqual([expect.stringContaining('follows a featured product')]);
  expect(await errorsOf([...blocks, grid])).toEqual([expect.stringContaining('Remove one')]);
  expect(await errorsOf([...blocks, ...blocks.slice(4, 6)])).toEqual([
    expect.stringContaining('Remove the others'),
  ]);
});
