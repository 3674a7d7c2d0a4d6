import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInline } from '~/email/inline';

function reasonOf(source: string): string {
  const parsed = parseInline(source);
  return parsed.kind === 'refused' ? parsed.reason : 'parsed';
}

test('a merge field carries its fallback', () => {
  expect(parseInline('Hi {{ firstName | default: "there" }}, welcome')).toEqual({
    kind: 'parsed',
    inline: [
      { kind: 'text', text: 'Hi ' },
      { kind: 'merge', field: 'firstName', fallback: 'there' },
      { kind: 'text', text: ', welcome' },
    ],
  });
});

test('a field that may be unknown needs a fallback', () => {
  expect(reasonOf('Hi {{ firstName }}')).toContain('default: "there"');
  expect(reasonOf('Hi {{ firstName | default: " " }}')).toContain('default: "there"');
  expect(reasonOf('{{ shopName }}')).toBe('parsed');
});

test('inside its own condition a field is known', () => {
  expect(reasonOf('{% if firstName %}Hi {{ firstName }}{% else %}Hello{% endif %}')).toBe('parsed');
  expect(reasonOf('{% if firstName %}Hi{% else %}{{ firstName }}{% endif %}')).toContain('unknown');
  expect(reasonOf('{% if products %}{{ firstProduct }}{% endif %}')).toBe('parsed');
});

test('what is not in the syntax is refused', () => {
  expect(reasonOf('{{ password }}')).toContain('is not a field');
  expect(reasonOf('{{ firstName | upcase }}')).toContain('is not a field');
  expect(reasonOf('{% for x in y %}')).toContain('not known');
  expect(reasonOf('{% if firstName %}Hi')).toContain('never closed');
  expect(reasonOf('Hi{% endif %}')).toContain('without');
  expect(reasonOf('{% else %}')).toContain('without');
  expect(reasonOf('{{ firstName')).toContain('not closed');
});

test('any text at all parses or is refused', () => {
  const bits = fc.constantFrom(
    '{{',
    '}}',
    '{%',
    '%}',
    ' firstName ',
    'if ',
    'else',
    'endif',
    'a"|',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.string())), (parts) => {
      expect(['parsed', 'refused']).toContain(parseInline(parts.join('')).kind);
    }),
  );
});
