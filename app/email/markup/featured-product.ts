// Pure: one product over the whole width of the card, picture first, all of it one link.

import type { Block } from '~/email/blocks';
import { textRow, type Composition } from './composition';
import { productLines, productPicture, putCard, WORD_BREAK } from './product-parts';

/** The frame without its padding: 600 − 2 × 24. */
const WIDTH = 552;

export function featuredProduct(
  block: Extract<Block, { kind: 'featured-product' }>,
  above: number,
  with_: Composition,
): string {
  const { marks, palette } = with_;
  const height = block.ratio === '4:5' ? (WIDTH * 5) / 4 : WIDTH;
  const size = { width: WIDTH, height };
  const picture = productPicture(0, { ...size, size }, with_);
  const title = { above: 16, style: 'font-size:18px;line-height:26px;font-weight:600' };
  const lines = productLines(0, title, with_);
  const link = `<a class="t" href="${putCard(0, with_)('url', 'url')}" style="display:block;color:${palette.light.text};text-decoration:none">${picture}${WORD_BREAK}${lines}</a>`;
  const [open, close] = marks.when('products', '|').split('|');
  return `<mj-raw>${open}</mj-raw>${textRow(above, link)}<mj-raw>${close}</mj-raw>`;
}
