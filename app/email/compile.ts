// Pure: a template version and a brand → a compiled template, once per version: MJML → HTML, cut into literal pieces
// and typed slots. The result is plain JSON, kept beside the version; `render.ts` fills it for a recipient.

import mjml2html from 'mjml';
import type { Block, MessageValues, ProductsBlock, TemplateContent } from './blocks';
import { brandProblems, type Brand } from './brand';
import { parseInline, type Inline } from './inline';
import { composeMjml } from './markup/compose';
import { createComposition } from './markup/composition';
import { pictureSize } from './markup/product-grid';
import { createMarks, piecesOf, readMarks, type Piece } from './pieces';
import { composeText } from './plain-text';
import { loadCompiled, renderMessage } from './render';

export type CompiledTemplate = {
  format: 1;
  locale: string;
  /** Products shown at most, and the picture's size in CSS pixels. */
  products: { limit: number; width: number; height: number; columns?: 1 | 2 };
  subject: Piece[];
  html: Piece[];
  text: Piece[];
};

export type Compilation =
  | { kind: 'compiled'; template: CompiledTemplate; htmlBytes: number; warnings: string[] }
  | { kind: 'refused'; errors: string[] };

/** Gmail clips a mail at 102 KB of HTML. */
const REFUSED_BYTES = 100 * 1024;
const WARNED_BYTES = 80 * 1024;

export async function compileTemplate(
  content: TemplateContent,
  brand: Brand,
  locale: string,
): Promise<Compilation> {
  const errors = [...brandProblems(brand), ...contentProblems(content, locale)];
  if (errors.length > 0) return { kind: 'refused', errors };
  const marks = createMarks();
  const inline = (text: string): Inline[] => requireInline(text);
  const mjml = composeMjml(content, locale, createComposition(brand, locale, { marks, inline }));
  const built = await mjml2html(mjml, { validationLevel: 'soft', fonts: {} });
  if (built.errors.length > 0) {
    return { kind: 'refused', errors: built.errors.map((error) => error.formattedMessage) };
  }
  const template: CompiledTemplate = {
    format: 1,
    locale,
    products: productsOf(content),
    subject: piecesOf(inline(content.subject), 'plain', brand.shopName),
    html: readMarks(squeeze(built.html), marks),
    text: composeText(content, locale, { brand, inline }),
  };
  return judgeSize(template);
}

function productsOf({ blocks }: TemplateContent): CompiledTemplate['products'] {
  const featured = blocks.find((block) => block.kind === 'featured-product');
  const list = blocks.find((block) => block.kind === 'product-list');
  if (featured)
    return { limit: 1 + (list?.limit ?? 0), ...pictureSize(featured.ratio), columns: 1 };
  const grid = blocks.find((block) => block.kind === 'products');
  return { limit: grid?.limit ?? 0, ...pictureSize(grid?.ratio ?? '1:1') };
}

/** A size that no real message of this template exceeds: every card filled, every text at its limit. */
function judgeSize(template: CompiledTemplate): Compilation {
  const htmlBytes = renderMessage(loadCompiled(template), fullValues(template.products.limit)).html
    .length;
  const size = `${Math.round(htmlBytes / 1024)} KB`;
  if (htmlBytes >= REFUSED_BYTES) {
    const reason = `A full message is ${size} of HTML and Gmail would cut it off. Shorten it to under 80 KB.`;
    return { kind: 'refused', errors: [reason] };
  }
  const warnings =
    htmlBytes >= WARNED_BYTES ? [`A full message is ${size} of HTML. Keep it under 80 KB.`] : [];
  return { kind: 'compiled', template, htmlBytes, warnings };
}

function fullValues(limit: number): MessageValues {
  const url = `https://example.com/${'x'.repeat(120)}`;
  const words = 'w'.repeat(60);
  const card = {
    title: words,
    url,
    imageUrl: url,
    imageAlt: words,
    price: '1.234,56 €',
    compareAtPrice: '1.234,56 €',
    reason: words,
  };
  return {
    firstName: 'Anna',
    products: Array.from({ length: limit }, () => card),
    links: { shop: url, unsubscribe: url, preferences: url },
  };
}

function contentProblems(content: TemplateContent, locale: string): string[] {
  const problems = contentTexts(content).flatMap((text) => {
    const parsed = parseInline(text);
    return parsed.kind === 'refused' ? [parsed.reason] : [];
  });
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(locale)) {
    problems.push(`"${locale.slice(0, 20)}" is not a language such as en or de-AT.`);
  }
  if (content.subject.trim() === '') problems.push('Write a subject.');
  if (content.blocks.filter((block) => block.kind === 'footer').length !== 1) {
    problems.push(
      'A mail needs one footer: it says who sends it and holds the way to unsubscribe.',
    );
  }
  if (content.blocks.filter((block) => block.kind === 'products').length > 1) {
    problems.push('A mail can hold one product grid. Remove the others.');
  }
  problems.push(...featureProblems(content));
  return problems;
}

/** The first product has one place: at the head of the grid, or featured with a list of the others below. */
function featureProblems({ blocks }: TemplateContent): string[] {
  const count = (kind: Block['kind']): number =>
    blocks.filter((block) => block.kind === kind).length;
  const [featured, lists] = [count('featured-product'), count('product-list')];
  const problems: string[] = [];
  if (featured > 1 || lists > 1) {
    problems.push('A mail can feature one product and hold one product list. Remove the others.');
  }
  if (lists > 0 && featured === 0) {
    problems.push('A product list follows a featured product. Add one above it.');
  }
  if (featured > 0 && count('products') > 0) {
    problems.push('Show products in a grid, or one featured with a list. Remove one of the two.');
  }
  return problems;
}

function contentTexts(content: TemplateContent): string[] {
  const texts = content.blocks.flatMap((block) => {
    if (block.kind === 'button') return [block.label];
    if (block.kind === 'footer') return [block.why];
    if (block.kind === 'products') return [fallbackOf(block)];
    if (block.kind === 'product-list') return [block.title];
    return 'text' in block ? [block.text] : [];
  });
  return [content.subject, content.previewText, ...texts];
}

function fallbackOf(block: ProductsBlock): string {
  return block.fallback ?? '';
}

function requireInline(text: string): Inline[] {
  const parsed = parseInline(text);
  if (parsed.kind === 'refused') throw new Error(`text was checked before, yet: ${parsed.reason}`);
  return parsed.inline;
}

/** White space that MJML writes between tags: a third of its bytes, and gaps under pictures in old clients. */
function squeeze(html: string): string {
  return html
    .replace(/>\s+</g, '><')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
