// Pure: the grid of product cards, two columns that stay two columns on a phone. A plain table inside the MJML:
// a third of the bytes of nested columns, and each card is one link that Outlook for Windows keeps whole.

import type { PictureRatio, ProductsBlock } from '~/email/blocks';
import { paragraph, textRow, type Composition } from './composition';
import { piecesOf, type Side } from '~/email/pieces';
import { productLines, productPicture, putCard, WORD_BREAK } from './product-parts';

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
  const { palette, start, end } = with_;
  const picture = productPicture(side, pictureSize(ratio), with_);
  const title = { above: 12, style: 'font-size:15px;line-height:22px' };
  const gutter = `padding-${side === 0 ? end : start}:8px`;
  return `<td class="k${side}" width="50%" valign="top" align="${start}" style="padding-top:32px;${gutter};vertical-align:top;text-align:${start}"><a class="t" href="${putCard(side, with_)('url', 'url')}" style="display:block;color:${palette.light.text};text-decoration:none">${picture}${WORD_BREAK}${productLines(side, title, with_)}</a></td>`;
}
