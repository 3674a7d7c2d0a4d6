import { expect, test } from 'vitest';
import { fill, frameOf, framed, safe } from '~/doors/preferences/frame';
import { SHOP } from './sample-page';

test('what people typed can neither be markup nor Liquid', () => {
  expect(safe('<b>{{ shop }}{% raw %}')).toBe(
    '&#60;b&#62;&#123;&#123; shop &#125;&#125;&#123;&#37; raw &#37;&#125;',
  );
});

test('a value that looks like a place in a sentence stays a value', () => {
  const frame = frameOf(SHOP, 'en', false);
  expect(fill(frame, '{email} from {shop}', { email: '{shop}' })).toBe(
    '<bdi>&#123;shop&#125;</bdi> from <bdi>Lumen &#38; Loom</bdi>',
  );
});

test('inside a theme the page is a piece, without braces that Shopify runs', () => {
  const piece = framed(frameOf(SHOP, 'en', true), 'Your mail from {shop}', '<p>Hello</p>');
  expect(piece).not.toMatch(/<html|<body|\{\{|\}\}|\{%/);
});
