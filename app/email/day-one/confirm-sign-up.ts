// Pure: the service mail "Confirm your address": one question, one button, and what happens if nobody presses it. A
// sign-up that must be confirmed sends it; it sells nothing.

import type { TemplateContent } from '~/email/blocks';
import { mailLanguage } from '~/email/words';
import { CONFIRM_COPY } from './service-copy';

export function confirmSignUp(locale: string): TemplateContent {
  const copy = CONFIRM_COPY[mailLanguage(locale)];
  return {
    subject: copy.subject,
    previewText: copy.previewText,
    blocks: [
      { kind: 'header' },
      { kind: 'headline', text: copy.headline },
      { kind: 'text', text: copy.intro },
      { kind: 'button', label: copy.button, link: 'confirm' },
      { kind: 'divider' },
      { kind: 'text', text: copy.closing, tone: 'quiet' },
      { kind: 'footer', why: copy.why },
    ],
  };
}
