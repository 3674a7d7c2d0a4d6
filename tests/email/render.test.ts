import { HtmlValidate } from 'html-validate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCompiled, renderMessage, sizedPicture } from '~/email/render';
import { browseAbandonment } from '~/email/day-one/browse-abandonment';
import { picksForYou } from '~/email/day-one/picks-for-you';
import { cases } from '../support/counts';
import { loadPicks, messageValues, productCard, requireCompiled } from './samples';

/** The recommended rules, but for those that mail clients make us break: tables, inline styles, Outlook's comments. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'doctype-style': 'off',
    'no-conditional-comment': 'off',
    'no-inline-style': 'off',
    'no-deprecated-attr': 'off',
    'presentation-role-style': 'off',
    'prefer-native-element': 'off',
    'long-title': 'off',
  },
});

async function faultsOf(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
  );
}

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onclick='x",
    '&lt;b&gt;',
    ']]><!--[if mso]>',
    '<![endif]-->',
    '@@0@@',
    '{{ firstName }}',
  ),
);
const address = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(
    'javascript:alert(1)',
    '"><b>',
    'data:text/html,<b>',
    'https://a.example/?a=1&b="',
  ),
);
const anyValues = fc.record({
  firstName: fc.option(words),
  products: fc.array(
    fc.record({
      title: words,
      url: address,
      imageUrl: fc.option(address),
      imageAlt: words,
      price: words,
      compareAtPrice: fc.option(words),
      reason: words,
    }),
    { maxLength: 7 },
  ),
  links: fc.record({ shop: address, unsubscribe: address, preferences: fc.option(address) }),
});

test('any values in any language give valid HTML', async () => {
  const browse = ['en', 'de', 'ar'].map(async (locale) =>
    loadCompiled(await requireCompiled(browseAbandonment(locale), undefined, locale)),
  );
  const picks = ['en', 'de', 'ar'].map((locale) => loadPicks(locale));
  const templates = await Promise.all([...picks, ...browse]);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...templates), anyValues, async (template, values) => {
      expect(await faultsOf(renderMessage(template, values).html.toString())).toEqual([]);
    }),
    { numRuns: cases(40, 2000) },
  );
}, 300_000);

test('no value changes the structure of the page', async () => {
  const template = await loadPicks();
  // The same products with plain words: each tag of the nasty page must stand in the plain one, in that order.
  const tagsOf = (html: string): string => (html.match(/<\/?[a-z!][a-z0-9]*/gi) ?? []).join(' ');
  fc.assert(
    fc.property(words, words, (title, reason) => {
      const nasty = productCard({ title: `x${title}`, imageAlt: title, reason: `x${reason}` });
      const page = (card: typeof nasty): string =>
        renderMessage(template, messageValues({ products: [card, card] })).html.toString();
      expect(tagsOf(page(nasty))).toBe(tagsOf(page(productCard())));
    }),
    { numRuns: cases(200, 5000) },
  );
});

test('a known name greets and an unknown one doesn’t', async () => {
  const template = await loadPicks();
  const textFor = (firstName: string | null): string =>
    renderMessage(template, messageValues({ firstName })).text;
  expect(textFor('Anna')).toContain('Hi Anna, we');
  expect(textFor(null)).toContain('Hello, we');
  expect(textFor('  ')).toContain('Hello, we');
});

test('a name that advertises is no name', async () => {
  const template = await loadPicks();
  for (const firstName of [
    'win at www.evil.example',
    'https://evil.example',
    'x'.repeat(41),
    'a@b.example',
  ]) {
    expect(renderMessage(template, messageValues({ firstName })).text).toContain('Hello, we');
  }
});

test('an odd count of products is trimmed', async () => {
  const template = await loadPicks();
  const shown = (count: number): number => {
    const products = Array.from({ length: count }, () => productCard());
    const html = renderMessage(template, messageValues({ products })).html.toString();
    return html.match(/<img /g)?.length ?? 0;
  };
  expect([0, 1, 2, 3, 5, 6, 8].map(shown)).toEqual([0, 0, 2, 2, 4, 6, 6]);
});

test('without products the words stay true', async () => {
  const template = await loadPicks();
  const { subject, text } = renderMessage(template, messageValues({ products: [productCard()] }));
  expect(subject).toBe('Come and have a look around Harbour & Thistle');
  expect(text).not.toMatch(/picked/i);
});

test('the subject names the first product, calmly', async () => {
  const title = 'SET OF SIX WHITE HANGING HEART T-LIGHT HOLDERS WITH GLASS\r\nBCC: X@Y';
  const products = [productCard({ title }), productCard()];
  const { subject } = renderMessage(await loadPicks(), messageValues({ products }));
  expect(subject).toBe('Set of six white hanging heart t-light…, and more we picked for you');
});

test('every picture has a size and a text', async () => {
  const products = [
    productCard({ imageAlt: 'Vase "Nº 5" <blue>' }),
    productCard({ imageUrl: null }),
  ];
  const html = renderMessage(await loadPicks(), messageValues({ products })).html.toString();
  expect(html.match(/<img [^>]*>/g)).toEqual([
    expect.stringMatching(
      /src="https:\/\/cdn\.example\/vase\.png\?width=536&amp;height=536&amp;crop=center" alt="Vase &quot;Nº 5&quot; &lt;blue&gt;" width="268" height="268"/,
    ),
  ]);
});

test('a sale is said in words and struck', async () => {
  const products = [productCard({ compareAtPrice: '£40.00' }), productCard()];
  const html = renderMessage(await loadPicks(), messageValues({ products })).html.toString();
  expect(html.match(/was <s>£40\.00<\/s>/g)).toHaveLength(1);
});

test('the picture is asked for at twice its size', () => {
  const size = { width: 268, height: 335 };
  expect(sizedPicture('https://cdn.example/a.jpg?v=1', size)).toBe(
    'https://cdn.example/a.jpg?v=1&width=536&height=670&crop=center',
  );
  expect(sizedPicture('https://cdn.example/a.jpg?width=10', size)).toBe(
    'https://cdn.example/a.jpg?width=10',
  );
});

test('same values give the same bytes after storage', async () => {
  const compiled = await requireCompiled(picksForYou('en'));
  const stored = loadCompiled(JSON.parse(JSON.stringify(compiled)) as typeof compiled);
  const values = messageValues({ products: [productCard(), productCard()] });
  expect(renderMessage(stored, values)).toEqual(renderMessage(loadCompiled(compiled), values));
});

test('a huge value grows the page and nothing breaks', async () => {
  const url = `https://go.example/${'é'.repeat(200_000)}`;
  const products = [productCard({ url }), productCard()];
  const html = renderMessage(await loadPicks(), messageValues({ products })).html.toString();
  expect(html).toMatch(/<\/html>$/);
  expect(html).toContain('%C3%A9');
});

test('a template of another format is refused', async () => {
  const compiled = await requireCompiled(picksForYou('en'));
  expect(() => loadCompiled({ ...compiled, format: 2 as 1 })).toThrow('format 1');
});
