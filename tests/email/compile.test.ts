import { expect, test } from 'vitest';
import type { TemplateContent } from '~/email/blocks';
import { compileTemplate } from '~/email/compile';
import { picksForYou } from '~/email/day-one/picks-for-you';
import { loadCompiled, renderMessage } from '~/email/render';
import { BRAND, messageValues, requireCompiled } from './samples';

const CONTENT: TemplateContent = {
  subject: 'Hello',
  previewText: 'A word from us.',
  blocks: [
    { kind: 'text', text: 'Hello' },
    { kind: 'footer', why: 'You asked for it.' },
  ],
};

async function errorsOf(content: TemplateContent, locale = 'en', brand = BRAND): Promise<string[]> {
  const compilation = await compileTemplate(content, brand, locale);
  return compilation.kind === 'refused' ? compilation.errors : [];
}

test('the day-one template is small in every language', async () => {
  for (const locale of ['en', 'de', 'ar']) {
    const compilation = await compileTemplate(picksForYou(locale), BRAND, locale);
    // mail-design: Gmail gets under 80 KB; we aim below 45.
    expect(compilation).toMatchObject({ kind: 'compiled', warnings: [] });
    expect(compilation.kind === 'compiled' && compilation.htmlBytes).toBeLessThan(45 * 1024);
  }
});

test('a mail that Gmail would clip is refused', async () => {
  const long = { kind: 'text' as const, text: 'word '.repeat(18_000) };
  const content = { ...CONTENT, blocks: [long, ...CONTENT.blocks] };
  const compilation = await compileTemplate(content, BRAND, 'en');
  expect(compilation).toMatchObject({ kind: 'compiled' });
  expect(compilation.kind === 'compiled' && compilation.warnings[0]).toContain('under 80 KB');
  const [reason] = await errorsOf({ ...content, blocks: [long, ...content.blocks] });
  expect(reason).toContain('Gmail would cut it off');
});

test('faults of content are sentences, all at once', async () => {
  const blocks = [{ kind: 'text' as const, text: '{{ nobody }}' }];
  expect(await errorsOf({ subject: ' ', previewText: '{% if', blocks })).toEqual([
    expect.stringContaining('not closed'),
    expect.stringContaining('is not a field'),
    'Write a subject.',
    expect.stringContaining('needs one footer'),
  ]);
  expect(await errorsOf(CONTENT, '"><mj-raw>')).toEqual([
    expect.stringContaining('not a language'),
  ]);
  expect(await errorsOf(CONTENT, 'en', { ...BRAND, accent: 'red' })).toHaveLength(1);
});

test('two product grids in one mail are refused', async () => {
  const grid = {
    kind: 'products' as const,
    limit: 2 as const,
    ratio: '1:1' as const,
    fallback: null,
  };
  expect(await errorsOf({ ...CONTENT, blocks: [grid, grid, ...CONTENT.blocks] })).toEqual([
    'A mail can hold one product grid. Remove the others.',
  ]);
});

test('a merchant’s own markup is text, everywhere', async () => {
  const nasty = '<mj-raw><script>alert(1)</script></mj-raw> @@0@@ "&amp;';
  const content: TemplateContent = {
    subject: nasty,
    previewText: nasty,
    blocks: [
      { kind: 'header' },
      { kind: 'headline', text: nasty },
      { kind: 'section-title', text: nasty },
      { kind: 'text', text: nasty },
      { kind: 'button', label: nasty, link: 'shop' },
      { kind: 'footer', why: nasty },
    ],
  };
  const brand = { ...BRAND, shopName: nasty, postalAddress: nasty };
  const template = loadCompiled(await requireCompiled(content, brand));
  const html = renderMessage(template, messageValues()).html.toString();
  expect(html).not.toMatch(/<script|<mj-/);
  expect(html.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)?.length).toBeGreaterThan(8);
  expect(html).toContain('@@0@@ &quot;&amp;amp;');
});

test('a brand changes values and never the system', async () => {
  const brand = {
    ...BRAND,
    accent: '#8A3FFC',
    radius: 0,
    logoUrl: 'https://cdn.example/l.png',
    fontStack: "Georgia, 'Times New Roman', serif",
  };
  const template = loadCompiled(await requireCompiled(picksForYou('en'), brand));
  const html = renderMessage(template, messageValues()).html.toString();
  expect(html).toContain('#8A3FFC');
  expect(html).toContain("Georgia, 'Times New Roman', serif");
  expect(html).toContain('src="https://cdn.example/l.png" alt="Harbour &amp; Thistle"');
});
