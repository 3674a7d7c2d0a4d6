// Pure: the plain part of a mail, written from the same blocks in the same order rather than stripped from HTML,
// and the wrapping that keeps its lines under 78 characters.

import type { Block, LinkName, TemplateContent } from './blocks';
import type { Brand } from './brand';
import type { Inline } from './inline';
import { mergeLiterals, piecesOf, type Piece, type Side } from './pieces';
import { wordsFor, type MailWords } from './words';

const LINE_LIMIT = 76;
const RULE = '-'.repeat(32);

type Writing = { brand: Brand; words: MailWords; inline: (text: string) => Inline[] };

export function composeText(
  content: TemplateContent,
  locale: string,
  with_: { brand: Brand; inline: (text: string) => Inline[] },
): Piece[] {
  const writing = { ...with_, words: wordsFor(locale) };
  return mergeLiterals(content.blocks.flatMap((block) => blockText(block, writing)));
}

function blockText(block: Block, writing: Writing): Piece[] {
  const { brand, inline } = writing;
  const words = (text: string): Piece[] => piecesOf(inline(text), 'plain', brand.shopName);
  switch (block.kind) {
    case 'header':
      return [`${brand.shopName}\n\n`];
    case 'headline':
    case 'section-title':
    case 'text':
      return [...words(block.text), '\n\n'];
    case 'button':
      return [...words(block.label), ':\n', link(block.link), '\n\n'];
    case 'products': {
      const row = [...cardText(0, writing), ...cardText(1, writing)];
      const otherwise = block.fallback === null ? [] : [...words(block.fallback), '\n\n'];
      return [{ kind: 'when', condition: 'products', then: [{ kind: 'rows', row }], otherwise }];
    }
    case 'featured-product':
      return [{ kind: 'when', condition: 'products', then: cardText(0, writing), otherwise: [] }];
    case 'product-list': {
      const rows: Piece = {
        kind: 'rows',
        row: cardText(0, writing),
        each: { from: 1, columns: 1 },
      };
      const then: Piece[] = [...words(block.title), '\n\n', rows];
      return [{ kind: 'when', condition: 'moreProducts', then, otherwise: [] }];
    }
    case 'divider':
      return [`${RULE}\n\n`];
    case 'footer':
      return footerText(words(block.why), writing);
  }
}

function cardText(side: Side, { words }: Writing): Piece[] {
  return [
    { kind: 'put', field: `card.${side}.title`, as: 'plain', fallback: '' },
    ' — ',
    { kind: 'put', field: `card.${side}.price`, as: 'plain', fallback: '' },
    {
      kind: 'when',
      condition: `card.${side}.compareAtPrice`,
      then: [
        ` (${words.was} `,
        { kind: 'put', field: `card.${side}.compareAtPrice`, as: 'plain', fallback: '' },
        ')',
      ],
      otherwise: [],
    },
    '\n',
    {
      kind: 'when',
      condition: `card.${side}.reason`,
      then: [{ kind: 'put', field: `card.${side}.reason`, as: 'plain', fallback: '' }, '\n'],
      otherwise: [],
    },
    { kind: 'put', field: `card.${side}.url`, as: 'plain-url', fallback: '' },
    '\n\n',
  ];
}

function footerText(why: Piece[], { brand, words }: Writing): Piece[] {
  return [
    `${RULE}\n`,
    ...why,
    `\n${brand.shopName} · ${brand.postalAddress.replace(/\s+/g, ' ')}\n\n`,
    {
      kind: 'when',
      condition: 'preferences',
      then: [`${words.preferences}:\n`, link('preferences'), '\n\n'],
      otherwise: [],
    },
    `${words.unsubscribe}:\n`,
    link('unsubscribe'),
    '\n',
  ];
}

function link(name: LinkName): Piece {
  return { kind: 'put', field: `link.${name}`, as: 'plain-url', fallback: '' };
}

/** Lines of at most 76 characters; only an address longer than that keeps a line to itself. */
export function wrapLines(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.length <= LINE_LIMIT ? line : wrapLine(line)))
    .join('\n');
}

function wrapLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ').flatMap(splitLongWord)) {
    if (current !== '' && current.length + 1 + word.length > LINE_LIMIT) {
      lines.push(current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...lines, current].join('\n');
}

/** Languages without spaces, and titles without any, are cut at a character. */
function splitLongWord(word: string): string[] {
  if (word.length <= LINE_LIMIT || /^(?:https?|mailto|tel):/i.test(word)) return [word];
  const parts: string[] = [];
  let part = '';
  for (const sign of word) {
    if (part.length + sign.length > LINE_LIMIT) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return [...parts, part];
}
