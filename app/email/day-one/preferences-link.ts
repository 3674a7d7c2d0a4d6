// Pure: the service mail "Your preferences": one button that leads to the person's own page. The shop sends it where
// somebody asked for it; it sells nothing.

import type { TemplateContent } from '~/email/blocks';
import { mailLanguage } from '~/email/words';
import { LINK_COPY } from './service-copy';

export function preferencesLink(locale: string): TemplateContent {
  const copy = LINK_COPY[mailLanguage(locale)];
  return {
    subject: copy.subject,
    previewText: copy.previewText,
    blocks: [
      { kind: 'header' },
      { kind: 'headline', text: copy.headline },
      { kind: 'text', text: copy.intro },
      { kind: 'button', label: copy.button, link: 'preferences' },
      { kind: 'divider' },
      { kind: 'text', text: copy.closing, tone: 'quiet' },
      { kind: 'footer', why: copy.why },
    ],
  };
}
