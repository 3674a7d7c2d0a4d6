import { expect, test } from 'vitest';
import { picksForYou } from '~/email/day-one/picks-for-you';
import { parseInline } from '~/email/inline';
import { composeMjml } from '~/email/markup/compose';
import { createComposition } from '~/email/markup/composition';
import { createMarks } from '~/email/pieces';
import { BRAND } from '../samples';

function mjmlOf(locale: string): string {
  const composition = createComposition(BRAND, locale, {
    marks: createMarks(),
    inline: (text) => {
      const parsed = parseInline(text);
      return parsed.kind === 'parsed' ? parsed.inline : [];
    },
  });
  return composeMjml(picksForYou(locale), locale, composition);
}

test('spacing and type keep to the measures', () => {
  const mjml = mjmlOf('en');
  // mail-design: 4·8·12·16·24·32·48 (14 is the button's inside: 14 + 20 + 14 = 48), sizes 28, 18, 16, 15, 12.
  const paddings = [...mjml.matchAll(/padding(?:-\w+)?(?:=|:)"?([^";]*)/g)].flatMap(([, value]) =>
    (value ?? '').split(/[ %]/).map((part) => Number.parseInt(part, 10) || 0),
  );
  expect([...new Set(paddings)].sort((a, b) => a - b)).toEqual([
    0, 4, 8, 12, 14, 16, 24, 28, 32, 100,
  ]);
  const sizes = [...mjml.matchAll(/font-size(?:=|:)"?(\d+)px/g)].map(([, size]) => Number(size));
  expect([...new Set(sizes)].sort((a, b) => a - b)).toEqual([12, 15, 16, 18, 24, 28]);
});

test('no merchant’s words are in the MJML itself', () => {
  expect(mjmlOf('en')).not.toContain('Harbour');
  expect(mjmlOf('en')).not.toContain('Browse');
});

test('Arabic mails mirror alignment and direction', () => {
  const mjml = mjmlOf('ar');
  expect(mjml).toContain('dir="rtl"');
  expect(mjml).not.toMatch(/align="left"|text-align:left/);
});
