// Pure: a template's blocks and a brand → MJML with marks where values go, by the measures of our mail design
// (spacing 4·8·12·16·24·32·48; 28/34, 18/26, 16/26, 15/22, 12/18). No merchant's text ever enters the MJML itself.

import type { Block, LinkName, TemplateContent } from '~/email/blocks';
import { SYSTEM_FONTS } from '~/email/brand';
import { escapeHtml, escapeUrl } from '~/email/escape';
import { piecesOf } from '~/email/pieces';
import { paragraph, textRow, type Composition } from './composition';
import { featuredProduct } from './featured-product';
import { productGrid } from './product-grid';
import { productList } from './product-list';
import { styleSheets } from './style-sheets';

export function composeMjml(content: TemplateContent, locale: string, with_: Composition): string {
  const { palette, brand, direction } = with_;
  const card = content.blocks.filter((block) => block.kind !== 'footer');
  const footer = content.blocks.filter((block) => block.kind === 'footer');
  const fonts = brand.fontStack ?? SYSTEM_FONTS;
  const text = (source: string): string =>
    with_.marks.put(piecesOf(with_.inline(source), 'text', brand.shopName));
  return `<mjml lang="${locale}" dir="${direction}"><mj-head>
<mj-title>${with_.marks.put([escapeHtml(brand.shopName)])}</mj-title>
<mj-preview>${text(content.previewText)}${'&#8199;&#65279;&#847; '.repeat(40)}</mj-preview>
<mj-attributes><mj-all font-family="${fonts}" /><mj-section padding="0" direction="${direction}" text-align="${with_.start}" /><mj-column direction="${direction}" /><mj-text padding="0" align="${with_.start}" color="${palette.light.text}" font-size="16px" line-height="26px" /></mj-attributes>
<mj-raw>${styleSheets(palette)}</mj-raw></mj-head>
<mj-body width="600px" background-color="${palette.light.background}" css-class="o">
<mj-section css-class="gap" padding="12px 0"><mj-column></mj-column></mj-section>
<mj-section css-class="c" background-color="${palette.light.card}" padding="32px 0"><mj-column>
${card.map((block, index) => cardBlock(block, spaceAbove(block, card[index - 1]), with_)).join('\n')}
</mj-column></mj-section>
<mj-section padding="24px 0 32px"><mj-column>${footer.map((block) => footerBlock(block, with_)).join('')}</mj-column></mj-section>
</mj-body></mjml>`;
}

/** The space above a block; the card's own padding stands above the first. */
function spaceAbove(block: Block, previous: Block | undefined): number {
  if (previous === undefined) return 0;
  const isRunningOn =
    block.kind === 'text' && ['text', 'headline', 'section-title'].includes(previous.kind);
  if (isRunningOn) return 12;
  return block.kind === 'button' ? 24 : 32;
}

function cardBlock(block: Block, above: number, with_: Composition): string {
  const { light } = with_.palette;
  const words = (source: string): string =>
    with_.marks.put(piecesOf(with_.inline(source), 'text', with_.brand.shopName));
  switch (block.kind) {
    case 'header':
      return header(above, with_);
    case 'headline':
      return textRow(
        above,
        `<h1 class="t h" style="margin:0;font-size:28px;line-height:34px;font-weight:600">${words(block.text)}</h1>`,
      );
    case 'section-title':
      return textRow(
        above,
        `<h2 class="t" style="margin:0;font-size:18px;line-height:26px;font-weight:600">${words(block.text)}</h2>`,
      );
    case 'text':
      return textRow(above, paragraph(words(block.text), block.tone ?? 'body', with_));
    case 'button':
      return button(above, words(block.label), block.link, with_);
    case 'products':
      return productGrid(block, with_);
    case 'featured-product':
      return featuredProduct(block, above, with_);
    case 'product-list':
      return productList(block, above, with_);
    case 'divider':
      return `<mj-divider css-class="p k" padding="${above}px 24px 0" border-width="1px" border-color="${light.hairline}" />`;
    case 'footer':
      return '';
  }
}

function header(above: number, { brand, marks, palette, start }: Composition): string {
  const name = marks.put([escapeHtml(brand.shopName)]);
  const home = marks.put([{ kind: 'put', field: 'link.shop', as: 'url', fallback: '#' }]);
  const inside =
    brand.logoUrl === null
      ? `<span class="t" style="font-size:18px;line-height:26px;font-weight:600;color:${palette.light.text}">${name}</span>`
      : `<img class="g" src="${marks.put([escapeUrl(brand.logoUrl)])}" alt="${name}" height="36" style="display:block;height:36px;width:auto;max-width:240px;border:0;font-size:18px;line-height:36px;font-weight:600;color:${palette.light.text}">`;
  return `<mj-text css-class="p" align="${start}" padding="${above}px 24px 0"><a class="t" href="${home}" style="color:${palette.light.text};text-decoration:none">${inside}</a></mj-text>`;
}

/** 48 px high: 14 above and below a 20 px line. */
function button(above: number, label: string, link: LinkName, with_: Composition): string {
  const { palette, brand, marks, start } = with_;
  const href = marks.put([{ kind: 'put', field: `link.${link}`, as: 'url', fallback: '#' }]);
  return `<mj-button css-class="p b" href="${href}" align="${start}" padding="${above}px 24px 0" inner-padding="14px 28px" background-color="${palette.light.button}" color="${palette.light.buttonText}" font-size="16px" font-weight="600" line-height="20px" border-radius="${brand.radius}px">${label}</mj-button>`;
}

function footerBlock(block: Extract<Block, { kind: 'footer' }>, with_: Composition): string {
  const { brand, palette, marks, words: own } = with_;
  const colour = palette.light.secondary;
  const link = (name: LinkName, label: string): string =>
    `<a class="s" href="${marks.put([{ kind: 'put', field: `link.${name}`, as: 'url', fallback: '#' }])}" style="color:${colour};text-decoration:underline">${label}</a>`;
  const line = (html: string, above: number): string =>
    `<p class="s" style="margin:0;padding-top:${above}px;color:${colour};font-size:12px;line-height:18px">${html}</p>`;
  const why = marks.put(piecesOf(with_.inline(block.why), 'text', brand.shopName));
  // Each in its own direction: an English address keeps its order in an Arabic mail.
  const [name, address] = [brand.shopName, brand.postalAddress].map(
    (words) => `<span dir="auto">${marks.put([escapeHtml(words)])}</span>`,
  );
  const preferences = marks.when(
    'preferences',
    ` &nbsp;·&nbsp; ${link('preferences', escapeHtml(own.preferences))}`,
  );
  const ways = `${link('unsubscribe', escapeHtml(own.unsubscribe))}${preferences}`;
  return textRow(0, line(why, 0) + line(`${name} · ${address}`, 8) + line(ways, 8));
}
