import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  calmTitle,
  cutTitle,
  escapeFor,
  escapeHtml,
  escapeUrl,
  plainLine,
  plainUrl,
} from '~/email/escape';

const anything = fc.string({ unit: 'binary', maxLength: 200 });

test('nothing that could open a tag survives', () => {
  fc.assert(
    fc.property(anything, (value) => {
      expect(escapeHtml(value)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
    }),
  );
});

test('escaped text reads as it was written', () => {
  expect(escapeHtml(`Salt & "Pepper" <mill> 'n more`)).toBe(
    'Salt &amp; &quot;Pepper&quot; &lt;mill&gt; &#39;n more',
  );
});

test('a plain line holds no control character', () => {
  fc.assert(
    fc.property(anything, (value) => {
      // eslint-disable-next-line no-control-regex -- control characters are what must be gone
      expect(plainLine(value)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
    }),
  );
});

test('an address keeps to the allowed schemes', () => {
  expect(plainUrl('javascript:alert(1)')).toBe('#');
  expect(plainUrl(' JAVASCRIPT:alert(1)')).toBe('#');
  expect(plainUrl('data:text/html,x')).toBe('#');
  expect(plainUrl('//evil.example')).toBe('#');
  expect(plainUrl('https://shop.example/a b"c')).toBe('https://shop.example/a%20b%22c');
  expect(escapeUrl('https://shop.example/?a=1&b=2')).toBe('https://shop.example/?a=1&amp;b=2');
});

test('any address is one safe word', () => {
  fc.assert(
    fc.property(anything, (value) => {
      expect(plainUrl(`https://shop.example/${value}`)).toMatch(
        /^https:\/\/shop\.example\/[!-~]*$/,
      );
      expect(escapeUrl(`https://shop.example/${value}`)).not.toMatch(/["'<>\s]/);
    }),
  );
});

test('a title is cut with an ellipsis at a word', () => {
  const title = 'Wool picnic blanket in a travel case, midnight blue with stripes';
  expect(cutTitle(title, 60)).toBe('Wool picnic blanket in a travel case, midnight blue with…');
  expect(cutTitle('Market basket', 60)).toBe('Market basket');
});

test('a cut never splits a character', () => {
  expect(cutTitle('🏺'.repeat(50), 60)).toBe(`${'🏺'.repeat(30)}…`);
  expect(cutTitle('x'.repeat(59) + 'e\u0301e\u0301', 60)).toBe(`${'x'.repeat(59)}e\u0301…`);
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 80 }), (value, limit) => {
      const cut = cutTitle(value, limit);
      expect(cut).not.toMatch(/\p{Cs}/u);
      expect(cut.length).toBeLessThanOrEqual(Math.max(value.length, 1));
    }),
  );
});

test('a shouting title of several words is calmed', () => {
  expect(calmTitle('WHITE HANGING HEART T-LIGHT HOLDER')).toBe(
    'White hanging heart t-light holder',
  );
  expect(calmTitle('Le Creuset POT')).toBe('Le Creuset POT');
  expect(calmTitle('IKEA BILLY')).toBe('IKEA BILLY');
  expect(calmTitle('USB LAMP A4 WITH LED STRIP')).toBe('USB lamp A4 with LED strip');
  expect(calmTitle('12 PENCILS TALL TUBE')).toBe('12 pencils tall tube');
  expect(calmTitle('مزهرية فخارية')).toBe('مزهرية فخارية');
});

test('each context has its own way in', () => {
  const value = 'https://shop.example/?a=1&b=<2>';
  expect(escapeFor('text')(value)).toBe('https://shop.example/?a=1&amp;b=&lt;2&gt;');
  expect(escapeFor('url')(value)).toBe('https://shop.example/?a=1&amp;b=%3C2%3E');
  expect(escapeFor('plain-url')(value)).toBe('https://shop.example/?a=1&b=%3C2%3E');
  expect(escapeFor('plain')(value)).toBe(value);
});
