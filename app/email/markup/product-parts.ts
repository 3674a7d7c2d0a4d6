// Pure: what every product in a mail is made of, wherever it stands: its picture or a soft plate, and its few lines.

import type { PictureSize } from '~/email/blocks';
import { PICTURE_PLATE } from '~/email/brand';
import { escapeHtml } from '~/email/escape';
import type { CardField, Side } from '~/email/pieces';
import type { Composition } from './composition';

/** Word, which draws mails in Outlook for Windows, knows no block spans: it gets line breaks. */
export const WORD_BREAK = '<!--[if mso]><br><![endif]-->';

export function putCard(
  side: Side,
  { marks }: Composition,
): (field: CardField, as: 'text' | 'attribute' | 'url') => string {
  return (field, as) =>
    marks.put([{ kind: 'put', field: `card.${side}.${field}`, as, fallback: '' }]);
}

/** `size` is only named where it is not the grid's; `link` wraps the picture, and never the plate without words. */
export function productPicture(
  side: Side,
  place: PictureSize & { size?: PictureSize; link?: (picture: string) => string },
  with_: Composition,
): string {
  const { marks, brand, palette } = with_;
  const { width, height, size } = place;
  const source = marks.put([
    {
      kind: 'put',
      field: `card.${side}.image`,
      as: 'url',
      fallback: '',
      ...(size ? { size } : {}),
    },
  ]);
  const shape = `border-radius:${brand.radius}px;background-color:${PICTURE_PLATE}`;
  const image = `<img class="i" src="${source}" alt="${putCard(side, with_)('alt', 'attribute')}" width="${width}" height="${height}" style="display:block;width:100%;max-width:${width}px;height:auto;border:0;${shape};color:${palette.light.secondary};font-size:12px;line-height:18px">`;
  const plate = `<span style="display:block;padding-top:${(height / width) * 100}%;${shape}"></span>`;
  return marks.when(`card.${side}.image`, place.link ? place.link(image) : image, plate);
}

/** Title, price with what it was, and the reason. */
export function productLines(
  side: Side,
  title: { above: number; style: string },
  with_: Composition,
): string {
  const { marks, palette, start, words } = with_;
  const { secondary } = palette.light;
  const put = putCard(side, with_);
  const compare = marks.when(
    `card.${side}.compareAtPrice`,
    ` <span class="s" style="color:${secondary};font-weight:400;white-space:nowrap">${escapeHtml(words.was)} <s>${put('compareAtPrice', 'text')}</s></span>`,
  );
  const reason = marks.when(
    `card.${side}.reason`,
    `${WORD_BREAK}<span class="s" style="display:block;padding-top:4px;font-size:12px;line-height:18px;color:${secondary}">${put('reason', 'text')}</span>`,
  );
  return `<span class="t n" dir="auto" style="display:block;${title.style};padding-top:${title.above}px;text-align:${start}">${put('title', 'text')}</span>${WORD_BREAK}<span class="t" style="display:block;font-size:15px;line-height:22px;padding-top:4px;font-weight:600">${put('price', 'text')}${compare}</span>${reason}`;
}
