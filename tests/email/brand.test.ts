import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brandProblems, contrast, paletteOf } from '~/email/brand';
import { BRAND } from './samples';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('contrast agrees with the published ratios', () => {
  // WCAG 2.2: black on white is 21:1; #767676 is the lightest grey that passes 4.5:1 on white (4.54).
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 6);
  expect(contrast('#767676', '#FFFFFF')).toBeCloseTo(4.54, 2);
  expect(contrast('#777777', '#FFFFFF')).toBeLessThan(4.5);
});

test('any accent gives readable buttons and links', () => {
  fc.assert(
    fc.property(colour, (accent) => {
      const { light, dark } = paletteOf({ ...BRAND, accent });
      for (const scheme of [light, dark]) {
        expect(contrast(scheme.buttonText, scheme.button)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(scheme.link, scheme.card)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(scheme.text, scheme.card)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(scheme.secondary, scheme.background)).toBeGreaterThanOrEqual(4.5);
      }
    }),
  );
});

test('an accent that passes is kept as it is', () => {
  expect(paletteOf(BRAND).light).toMatchObject({ button: '#2F5D50', buttonText: '#FFFFFF' });
  expect(paletteOf({ ...BRAND, accent: '#ffd400' }).light).toMatchObject({
    button: '#FFD400',
    buttonText: '#1A1A1A',
  });
});

test('each fault of a brand kit is one sentence', () => {
  expect(brandProblems(BRAND)).toEqual([]);
  const faulty = { ...BRAND, accent: 'red', radius: 99, postalAddress: ' ', homeUrl: 'shop' };
  expect(brandProblems(faulty)).toHaveLength(4);
  expect(brandProblems({ ...BRAND, fontStack: 'Arial;}' })[0]).toContain('font list');
  expect(brandProblems({ ...BRAND, logoUrl: 'javascript:alert(1)' })[0]).toContain('logo');
});
