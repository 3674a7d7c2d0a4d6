// Pure: the products after the first, one below the other with a small picture: any count looks whole, on a phone too.

import type { Block } from '~/email/blocks';
import { piecesOf } from '~/email/pieces';
import { textRow, type Composition } from './composition';
import { productLines, productPicture, putCard } from './product-parts';

const PICTURE = { width: 128, height: 128 };

/** Picture and words are two links to one place: Outlook for Windows breaks a link around a table. */
export function productList(
  block: Extract<Block, { kind: 'product-list' }>,
  above: number,
  with_: Composition,
): string {
  const { marks, palette, start } = with_;
  const words = marks.put(piecesOf(with_.inline(block.title), 'text', with_.brand.shopName));
  const heading = textRow(
    above,
    `<h2 class="t" style="margin:0;font-size:18px;line-height:26px;font-weight:600">${words}</h2>`,
  );
  const link = (inside: string): string =>
    `<a class="t" href="${putCard(0, with_)('url', 'url')}" style="display:block;color:${palette.light.text};text-decoration:none">${inside}</a>`;
  const picture = productPicture(0, { ...PICTURE, size: PICTURE, link }, with_);
  const title = { above: 0, style: 'font-size:15px;line-height:22px' };
  const row = `<tr><td width="${PICTURE.width}" valign="top" style="width:${PICTURE.width}px;padding-top:16px;vertical-align:top">${picture}</td><td valign="middle" align="${start}" style="padding-top:16px;padding-${start}:16px;vertical-align:middle;text-align:${start}">${link(productLines(0, title, with_))}</td></tr>`;
  const table = `<mj-table css-class="p" padding="0 24px" role="presentation" width="100%" table-layout="fixed"><tbody>${marks.list(row)}</tbody></mj-table>`;
  const [open, close] = marks.when('moreProducts', '|').split('|');
  return `<mj-raw>${open}</mj-raw>${heading}${table}<mj-raw>${close}</mj-raw>`;
}
