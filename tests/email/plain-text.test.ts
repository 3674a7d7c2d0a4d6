import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeText, wrapLines } from '~/email/plain-text';
import { renderMessage } from '~/email/render';
import { BRAND, loadPicks, messageValues, productCard } from './samples';

test('products stand as title, price and link', async () => {
  const products = [
    productCard({ url: 'https://go.example/c/1', compareAtPrice: '£40.00' }),
    productCard({ title: 'Market basket', url: 'https://go.example/c/2', reason: '' }),
  ];
  const { text } = renderMessage(await loadPicks(), messageValues({ products }));
  expect(text).toContain(
    'Terracotta vase — £34.50 (was £40.00)\nGoes with your linen runner\nhttps://go.example/c/1\n\n' +
      'Market basket — £34.50\nhttps://go.example/c/2\n\n',
  );
});

test('the plain part ends with sender and way out', async () => {
  const { text } = renderMessage(await loadPicks(), messageValues());
  expect(text).toMatch(
    /agreed to hear from Harbour & Thistle\.\nHarbour & Thistle · 12 Quay Street, Bristol BS1 4SB\n\nUnsubscribe:\nhttps:\/\/go\.example\/u\/token\n$/,
  );
});

test('preferences are offered only when there are some', async () => {
  const template = await loadPicks();
  const links = { shop: 'https://a.example', unsubscribe: 'https://b.example' };
  const preferences = 'https://c.example/preferences';
  expect(renderMessage(template, messageValues({ links })).text).not.toContain('Choose what');
  const offered = renderMessage(template, messageValues({ links: { ...links, preferences } }));
  expect(offered.text).toContain(`Choose what we send you:\n${preferences}\n`);
});

test('every line but a long address stays under 78', async () => {
  const template = await loadPicks('de');
  const words = fc.string({ unit: 'grapheme', maxLength: 300 });
  const card = fc.record({
    title: words,
    url: fc.webUrl({ withQueryParameters: true }),
    imageUrl: fc.constant(null),
    imageAlt: words,
    price: words,
    compareAtPrice: fc.option(words),
    reason: words,
  });
  fc.assert(
    fc.property(fc.option(words), fc.array(card, { maxLength: 7 }), (firstName, products) => {
      const { text } = renderMessage(template, messageValues({ firstName, products }));
      for (const line of text.split('\n')) {
        if (!/^https?:\S+$/.test(line)) expect(line.length).toBeLessThan(78);
      }
    }),
    { numRuns: 60 },
  );
});

test('wrapping keeps every word and address', () => {
  const address = `https://go.example/${'x'.repeat(100)}`;
  const text = `${'word '.repeat(40)}end\n${address}\n${'字'.repeat(200)}`;
  const wrapped = wrapLines(text);
  expect(wrapped).toContain(address);
  expect(wrapped.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
});

test('a divider and a fallback have their words', () => {
  const content = {
    subject: 'S',
    previewText: 'P',
    blocks: [
      { kind: 'divider' as const },
      { kind: 'products' as const, limit: 2 as const, ratio: '1:1' as const, fallback: 'Nothing' },
    ],
  };
  const inline = (text: string) => [{ kind: 'text' as const, text }];
  const [rule, products] = composeText(content, 'en', { brand: BRAND, inline });
  expect(rule).toMatch(/^-+\n\n$/);
  expect(products).toMatchObject({ condition: 'products', otherwise: ['Nothing', '\n\n'] });
});
