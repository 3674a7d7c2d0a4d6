// Pure: what every block of one mail shares while it becomes MJML: brand, colours, words, direction, marks, and the
// two smallest pieces of markup.

import { paletteOf, type Brand, type Palette } from '~/email/brand';
import type { Inline } from '~/email/inline';
import type { Marks } from '~/email/pieces';
import { directionOf, wordsFor, type MailWords } from '~/email/words';

/** All that a block needs to become MJML. */
export type Composition = {
  brand: Brand;
  palette: Palette;
  words: MailWords;
  marks: Marks;
  inline: (text: string) => Inline[];
  direction: 'ltr' | 'rtl';
  start: 'left' | 'right';
  end: 'left' | 'right';
};

export function createComposition(
  brand: Brand,
  locale: string,
  reading: { marks: Marks; inline: (text: string) => Inline[] },
): Composition {
  const direction = directionOf(locale);
  const [start, end] =
    direction === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const);
  return {
    brand,
    palette: paletteOf(brand),
    words: wordsFor(locale),
    ...reading,
    direction,
    start,
    end,
  };
}

export function textRow(above: number, html: string): string {
  return `<mj-text css-class="p" padding="${above}px 24px 0">${html}</mj-text>`;
}

export function paragraph(words: string, tone: 'body' | 'quiet', { palette }: Composition): string {
  const [name, colour] =
    tone === 'quiet' ? ['s', palette.light.secondary] : ['t', palette.light.text];
  return `<p class="${name}" style="margin:0;color:${colour}">${words}</p>`;
}
