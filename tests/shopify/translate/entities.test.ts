import { expect, test } from 'vitest';
import { decodeEntities } from '~/shopify/translate/entities';

test('named and numbered entities become the signs they mean', () => {
  expect(decodeEntities('Salt &amp; pepper &uuml;ber &#8364;5 &#x2013; &nbsp;done')).toBe(
    'Salt & pepper über €5 –  done',
  );
});

test('what is no entity stays as it is written', () => {
  expect(decodeEntities('R&D &unknown; &#0; &#x110000; & more')).toBe(
    'R&D &unknown; &#0; &#x110000; & more',
  );
});
