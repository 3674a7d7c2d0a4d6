// Pure: the day-one template "Browse abandonment": one headline, one button that leads to the product, the product
// large, and up to three similar ones below. The flow of that name sends it.

import type { PictureRatio, TemplateContent } from '~/email/blocks';
import { mailLanguage } from '~/email/words';
import { BROWSE_COPY } from './browse-copy';

export function browseAbandonment(locale: string, ratio: PictureRatio = '1:1'): TemplateContent {
  const copy = BROWSE_COPY[mailLanguage(locale)];
  return {
    subject: copy.subject,
    previewText: copy.previewText,
    blocks: [
      { kind: 'header' },
      { kind: 'headline', text: copy.headline },
      { kind: 'text', text: copy.intro },
      { kind: 'button', label: copy.button, link: 'product' },
      { kind: 'featured-product', ratio },
      { kind: 'product-list', title: copy.more, limit: 3 },
      { kind: 'divider' },
      { kind: 'text', text: copy.closing, tone: 'quiet' },
      { kind: 'text', text: copy.signature, tone: 'quiet' },
      { kind: 'footer', why: copy.why },
    ],
  };
}
