// Pure: a compiled template and one recipient's values → subject, HTML bytes and plain text, in microseconds.
// Deterministic: the same template and values give the same bytes.

import { evenCount, type MessageValues, type PictureSize, type ProductCard } from './blocks';
import type { CompiledTemplate } from './compile';
import { calmTitle, cutTitle, escapeFor, plainLine } from './escape';
import type { RenderedMessage } from './mime';
import type { CardField, Piece, SlotCondition, SlotField } from './pieces';
import { wrapLines } from './plain-text';

/** About two lines of a card. */
const TITLE_LIMIT = 60;
const REASON_LIMIT = 90;
const PRICE_LIMIT = 40;
/** A product's title inside a subject. */
const MENTION_LIMIT = 46;
const NAME_LIMIT = 40;
const SUBJECT_LIMIT = 140;
type RowShape = NonNullable<Extract<Piece, { kind: 'rows' }>['each']>;

const GRID: RowShape = { from: 0, columns: 2 };

export type LoadedTemplate = {
  products: CompiledTemplate['products'];
  subject: Operation[];
  html: Operation[];
  text: Operation[];
};

type Operation =
  | { kind: 'literal'; literal: string }
  | {
      kind: 'put';
      read: (scope: Scope) => string | null;
      escape: (value: string) => string;
      fallback: string;
    }
  | {
      kind: 'when';
      holds: (scope: Scope) => boolean;
      then: Operation[];
      otherwise: Operation[];
    }
  | { kind: 'rows'; row: Operation[]; each: RowShape };

type Card = Record<CardField, string | null>;
type Scope = {
  firstName: string | null;
  firstProduct: string | null;
  isPersonal: boolean;
  links: MessageValues['links'];
  cards: Card[];
  /** The card that the first column shows now. */
  at: number;
};

/** Readies a stored template for rendering: once per process and version. */
export function loadCompiled(template: CompiledTemplate): LoadedTemplate {
  if (template.format !== 1)
    throw new Error(`a compiled template of format 1 is needed, got ${String(template.format)}`);
  return {
    products: template.products,
    subject: load(template.subject, template.products),
    html: load(template.html, template.products),
    text: load(template.text, template.products),
  };
}

export function renderMessage(template: LoadedTemplate, values: MessageValues): RenderedMessage {
  const scope = scopeOf(template, values);
  return {
    subject: cutTitle(plainLine(writeWords(template.subject, scope)), SUBJECT_LIMIT),
    // Joining strings and encoding once is three times as fast as copying bytes piece by piece (measured).
    html: Buffer.from(writeWords(template.html, scope)),
    text: wrapLines(writeWords(template.text, scope)),
  };
}

function load(pieces: Piece[], grid: PictureSize): Operation[] {
  return pieces.map((piece): Operation => {
    if (typeof piece === 'string') return { kind: 'literal', literal: piece };
    if (piece.kind === 'rows')
      return { kind: 'rows', row: load(piece.row, grid), each: piece.each ?? GRID };
    if (piece.kind === 'put') {
      const { field, as, fallback } = piece;
      const read = field.endsWith('.image')
        ? pictureReader(field, piece.size ?? grid)
        : readerOf(field);
      return { kind: 'put', read, escape: escapeFor(as), fallback };
    }
    return {
      kind: 'when',
      holds: conditionOf(piece.condition),
      then: load(piece.then, grid),
      otherwise: load(piece.otherwise, grid),
    };
  });
}

function pictureReader(field: SlotField, size: PictureSize): (scope: Scope) => string | null {
  const read = readerOf(field);
  return (scope) => {
    const url = read(scope);
    return url === null ? null : sizedPicture(url, size);
  };
}

function readerOf(field: SlotField): (scope: Scope) => string | null {
  if (field === 'firstName') return (scope) => scope.firstName;
  if (field === 'firstProduct') return (scope) => scope.firstProduct;
  if (field === 'link.shop') return (scope) => scope.links.shop;
  if (field === 'link.product') return (scope) => scope.cards[0]?.url ?? scope.links.shop;
  if (field === 'link.unsubscribe') return (scope) => scope.links.unsubscribe;
  if (field === 'link.preferences') return (scope) => scope.links.preferences ?? null;
  if (field === 'link.confirm') return (scope) => scope.links.confirm ?? scope.links.shop;
  const [, side, name] = field.split('.') as ['card', '0' | '1', CardField];
  const offset = Number(side);
  return (scope) => scope.cards[scope.at + offset]?.[name] ?? null;
}

function conditionOf(condition: SlotCondition): (scope: Scope) => boolean {
  if (condition === 'products') return (scope) => scope.cards.length > 0;
  if (condition === 'personal') return (scope) => scope.isPersonal;
  if (condition === 'moreProducts') return (scope) => scope.cards.length > 1;
  const read = readerOf(condition === 'preferences' ? 'link.preferences' : condition);
  return (scope) => {
    const value = read(scope);
    return value !== null && value !== '';
  };
}

function scopeOf({ products }: LoadedTemplate, values: MessageValues): Scope {
  const available = values.products.length;
  const isList = products.columns === 1;
  const count = isList ? Math.min(available, products.limit) : evenCount(available, products.limit);
  const cards = values.products.slice(0, count).map(cardOf);
  const first = count > 0 ? values.products[0] : undefined;
  return {
    firstName: knownName(values.firstName),
    firstProduct: first ? cutTitle(calmTitle(first.title), MENTION_LIMIT) : null,
    isPersonal: values.isPersonal !== false,
    links: values.links,
    cards,
    at: 0,
  };
}

function cardOf(product: ProductCard): Card {
  // A link without a word in it can't be told apart by those who listen to it.
  const title = cutTitle(calmTitle(product.title), TITLE_LIMIT).trim() || '…';
  return {
    title,
    url: product.url,
    image: product.imageUrl,
    alt: plainLine(product.imageAlt).slice(0, 120).trim() || title,
    price: cutTitle(product.price, PRICE_LIMIT),
    compareAtPrice: product.compareAtPrice && cutTitle(product.compareAtPrice, PRICE_LIMIT),
    reason: cutTitle(product.reason, REASON_LIMIT),
  };
}

/** A "name" that is an address, or longer than names are, is an advertisement typed into a sign-up form. */
function knownName(name: string | null): string | null {
  const line = name === null ? '' : plainLine(name).trim();
  if (line === '' || line.length > NAME_LIMIT || /:\/\/|www\.|@/i.test(line)) return null;
  return line;
}

/** Cropped at the source to one ratio, at twice the size for dense screens. */
export function sizedPicture(url: string, size: PictureSize): string {
  if (/[?&]width=/.test(url)) return url;
  const mark = url.includes('?') ? '&' : '?';
  return `${url}${mark}width=${size.width * 2}&height=${size.height * 2}&crop=center`;
}

function writeWords(operations: Operation[], scope: Scope): string {
  let words = '';
  for (const operation of operations) {
    if (operation.kind === 'literal') words += operation.literal;
    else if (operation.kind === 'put') words += filled(operation, scope);
    else if (operation.kind === 'when') {
      words += writeWords(operation.holds(scope) ? operation.then : operation.otherwise, scope);
    } else {
      const { from, columns } = operation.each;
      for (scope.at = from; scope.at < scope.cards.length; scope.at += columns) {
        words += writeWords(operation.row, scope);
      }
      scope.at = 0;
    }
  }
  return words;
}

function filled(
  { read, escape, fallback }: Extract<Operation, { kind: 'put' }>,
  scope: Scope,
): string {
  const value = read(scope);
  return value === null || value === '' ? fallback : escape(value);
}
