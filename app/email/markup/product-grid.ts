// Pure: the grid of product cards, two columns that stay two columns on a phone. A plain table inside the MJML:
// a third of the bytes of nested columns, and each card is one link that Outlook for Windows keeps whole.

import type { PictureRatio, ProductsBlock } from '~/email/blocks';
import { PICTURE_PLATE } from '~/email/brand';
import { escapeHtml } from '~/email/escape';
import { paragraph, textRow, type Composition } from './composition';
import { piecesOf, type CardField, type Side } from '~/email/pieces';

const CARD_WIDTH = 268;

/** The picture's place in the card, in CSS pixels; twice that is asked of the image service. */
export function pictureSize(ratio: PictureRatio): { width: number; height: number } {
  return { width: CARD_WIDTH, height: ratio === '4:5' ? (CARD_WIDTH * 5) / 4 : CARD_WIDTH };
}

export function productGrid(block: ProductsBlock, with_: Composition): string {
  const { marks } = with_;
  const row = `<tr>${card(0, block.ratio, with_)}${card(1, block.ratio, with_)}</tr>`;
  const table = `<mj-table css-class="p" padding="0 24px" role="presentation" width="100%" table-layout="fixed"><tbody>${marks.rows(row)}</tbody></mj-table>`;
  const fallback =
    block.fallback === null
      ? ''
      : textRow(
          32,
          paragraph(
            marks.put(piecesOf(with_.inline(block.fallback), 'text', with_.brand.shopName)),
            'body',
            with_,
          ),
        );
  const [open, other, close] = marks.when('products', '|', '|').split('|');
  return `<mj-raw>${open}</mj-raw>${table}<mj-raw>${other}</mj-raw>${fallback}<mj-raw>${close}</mj-raw>`;
}

function card(side: Side, ratio: PictureRatio, with_: Composition): string {
  const { marks, palette, start, end, words } = with_;
  const { text, secondary } = palette.light;
  const put = (field: CardField, as: 'text' | 'attribute' | 'url'): string =>
    marks.put([{ kind: 'put', field: `card.${side}.${field}`, as, fallback: '' }]);
  const gutter = `padding-${side === 0 ? end : start}:8px`;
  const line = 'display:block;font-size:15px;line-height:22px';
  // Word, which draws mails in Outlook for Windows, knows no block spans: it gets line breaks.
  const br = '<!--[if mso]><br><![endif]-->';
  const compare = marks.when(
    `card.${side}.compareAtPrice`,
    ` <span class="s" style="color:${secondary};font-weight:400;white-space:nowrap">${escapeHtml(words.was)} <s>${put('compareAtPrice', 'text')}</s></span>`,
  );
  const reason = marks.when(
    `card.${side}.reason`,
    `${br}<span class="s" style="display:block;padding-top:4px;font-size:12px;line-height:18px;color:${secondary}">${put('reason', 'text')}</span>`,
  );
  return `<td class="k${side}" width="50%" valign="top" align="${start}" style="padding-top:32px;${gutter};vertical-align:top;text-align:${start}"><a class="t" href="${put('url', 'url')}" style="display:block;color:${text};text-decoration:none">${picture(side, ratio, with_)}${br}<span class="t n" dir="auto" style="${line};padding-top:12px;text-align:${start}">${put('title', 'text')}</span>${br}<span class="t" style="${line};padding-top:4px;font-weight:600">${put('price', 'text')}${compare}</span>${reason}</a></td>`;
}

function picture(side: Side, ratio: PictureRatio, { marks, brand, palette }: Composition): string {
  const { width, height } = pictureSize(ratio);
  const put = (field: CardField, as: 'attribute' | 'url'): string =>
    marks.put([{ kind: 'put', field: `card.${side}.${field}`, as, fallback: '' }]);
  const shape = `border-radius:${brand.radius}px;background-color:${PICTURE_PLATE}`;
  const image = `<img class="i" src="${put('image', 'url')}" alt="${put('alt', 'attribute')}" width="${width}" height="${height}" style="display:block;width:100%;max-width:${width}px;height:auto;border:0;${shape};color:${palette.light.secondary};font-size:12px;line-height:18px">`;
  const plate = `<span style="display:block;padding-top:${(height / width) * 100}%;${shape}"></span>`;
  return marks.when(`card.${side}.image`, image, plate);
}
