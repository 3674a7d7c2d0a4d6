// Pure: the day-one template "Picks for you": one headline, one button above the fold, up to six products, one quiet
// closing. The campaign of that name sends it; a merchant's own version starts as a copy of it.

import type { PictureRatio, TemplateContent } from '~/email/blocks';
import { mailLanguage } from '~/email/words';
import { PICKS_COPY } from './copy';

export function picksForYou(locale: string, ratio: PictureRatio = '1:1'): TemplateContent {
  const copy = PICKS_COPY[mailLanguage(locale)];
  return {
    subject: copy.subject,
    previewText: copy.previewText,
    blocks: [
      { kind: 'header' },
      { kind: 'headline', text: copy.headline },
      { kind: 'text', text: copy.intro },
      { kind: 'button', label: copy.button, link: 'shop' },
      { kind: 'products', limit: 6, ratio, fallback: null },
      { kind: 'divider' },
      { kind: 'text', text: copy.closing, tone: 'quiet' },
      { kind: 'text', text: copy.signature, tone: 'quiet' },
      { kind: 'footer', why: copy.why },
    ],
  };
}
