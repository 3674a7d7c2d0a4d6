import { expect, test } from 'vitest';
import { createMarks, mergeLiterals, piecesOf, readMarks } from '~/email/pieces';

test('marks in markup become typed pieces again', () => {
  const marks = createMarks();
  const title = marks.put([{ kind: 'put', field: 'card.0.title', as: 'text', fallback: '' }]);
  const markup = `<b>${marks.rows(`<i>${marks.when('card.0.reason', title, 'none')}</i>`)}</b>`;
  expect(readMarks(markup, marks)).toEqual([
    '<b>',
    {
      kind: 'rows',
      row: [
        '<i>',
        {
          kind: 'when',
          condition: 'card.0.reason',
          then: [{ kind: 'put', field: 'card.0.title', as: 'text', fallback: '' }],
          otherwise: ['none'],
        },
        '</i>',
      ],
    },
    '</b>',
  ]);
});

test('an unclosed mark is a bug and throws', () => {
  const marks = createMarks();
  expect(() => readMarks('@@rows@@<b>', marks)).toThrow('never closed');
  expect(() => readMarks('<b>@@end@@', marks)).toThrow('closed twice');
});

test('what is known at publish becomes literal text', () => {
  const pieces = piecesOf(
    [
      { kind: 'text', text: 'From <' },
      { kind: 'merge', field: 'shopName', fallback: '' },
      { kind: 'merge', field: 'firstName', fallback: 'a & b' },
    ],
    'text',
    'Salt & Co',
  );
  expect(pieces).toEqual([
    'From &lt;Salt &amp; Co',
    { kind: 'put', field: 'firstName', as: 'text', fallback: 'a &amp; b' },
  ]);
  expect(mergeLiterals(['a', '', 'b'])).toEqual(['ab']);
});
