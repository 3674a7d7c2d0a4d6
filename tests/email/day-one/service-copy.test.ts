import { expect, test } from 'vitest';
import { CONFIRM_COPY, LINK_COPY } from '~/email/day-one/service-copy';
import { parseInline } from '~/email/inline';

const COPIES = [...Object.values(CONFIRM_COPY), ...Object.values(LINK_COPY)];

test('the words of service mails parse in every language', () => {
  for (const copy of COPIES)
    for (const words of Object.values(copy)) expect(parseInline(words).kind).toBe('parsed');
});

test('service mails neither shout nor sell', () => {
  for (const copy of COPIES)
    expect(Object.values(copy).join(' ')).not.toMatch(/!|\p{Extended_Pictographic}|%\s*off/u);
});
