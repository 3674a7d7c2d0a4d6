// Pure: the typed pieces of a compiled template: literal text, slots that know their context, conditions and
// rows of products. Composing writes marks into the markup; here marks become pieces again.

import type { Inline, InlineCondition } from './inline';
import type { LinkName, PictureSize } from './blocks';
import { escapeFor, type SlotContext } from './escape';

/** A picture without a size has that of the grid's cards. */
export type Piece =
  | string
  | { kind: 'put'; field: SlotField; as: SlotContext; fallback: string; size?: PictureSize }
  | { kind: 'when'; condition: SlotCondition; then: Piece[]; otherwise: Piece[] }
  | { kind: 'rows'; row: Piece[]; each?: RowShape };

/** Which cards rows begin with and how many stand in one; without it two from the first. */
type RowShape = { from: number; columns: 1 | 2 };

/** The card of the current row that a field belongs to: the first or the second column. */
export type Side = 0 | 1;
export type CardField = 'title' | 'url' | 'image' | 'alt' | 'price' | 'compareAtPrice' | 'reason';

export type SlotField =
  'firstName' | 'firstProduct' | `link.${LinkName}` | `card.${Side}.${CardField}`;

export type SlotCondition =
  | InlineCondition
  | 'preferences'
  | 'moreProducts'
  | `card.${Side}.${'image' | 'compareAtPrice' | 'reason'}`;

/** Collects the slots of one composition and hands out the mark that stands for each. */
export type Marks = {
  put(pieces: Piece[]): string;
  when(condition: SlotCondition, then: string, otherwise?: string): string;
  rows(row: string): string;
  /** One card a row, from the second on. */
  list(row: string): string;
  slots: Piece[][];
  conditions: SlotCondition[];
};

export function createMarks(): Marks {
  const slots: Piece[][] = [];
  const conditions: SlotCondition[] = [];
  return {
    slots,
    conditions,
    put: (pieces) => `@@${slots.push(pieces) - 1}@@`,
    when: (condition, then, otherwise = '') =>
      `@@when:${conditions.push(condition) - 1}@@${then}@@else@@${otherwise}@@end@@`,
    rows: (row) => `@@rows@@${row}@@end@@`,
    list: (row) => `@@list@@${row}@@end@@`,
  };
}

const MARK = /@@(\w+)(?::(\d+))?@@/g;

const LIST: RowShape = { from: 1, columns: 1 };

type Frame = { mark: 'root' | 'rows' | 'list' | 'when'; condition: number; branches: Piece[][] };

/** Markup with marks → pieces. Marks are ours alone: no merchant's text is in the markup at this point. */
export function readMarks(markup: string, marks: Marks): Piece[] {
  const root: Frame = { mark: 'root', condition: 0, branches: [[]] };
  const open: Frame[] = [root];
  let end = 0;
  for (const match of markup.matchAll(MARK)) {
    const target = (open.at(-1) ?? root).branches.at(-1) ?? [];
    target.push(markup.slice(end, match.index));
    end = match.index + match[0].length;
    takeMark(match[1] ?? '', Number(match[2] ?? 0), { open, target, marks });
  }
  root.branches[0]?.push(markup.slice(end));
  if (open.length !== 1) throw new Error('a composed condition is never closed');
  return mergeLiterals(root.branches[0] ?? []);
}

function takeMark(
  name: string,
  argument: number,
  at: { open: Frame[]; target: Piece[]; marks: Marks },
): void {
  if (name === 'rows' || name === 'list' || name === 'when') {
    at.open.push({ mark: name, condition: argument, branches: [[]] });
  } else if (name === 'else') {
    at.open.at(-1)?.branches.push([]);
  } else if (name === 'end') {
    closeFrame(at.open, at.marks);
  } else {
    at.target.push(...(at.marks.slots[Number(name)] ?? []));
  }
}

function closeFrame(open: Frame[], marks: Marks): void {
  const frame = open.pop();
  const target = open.at(-1)?.branches.at(-1);
  const condition = marks.conditions[frame?.condition ?? 0];
  if (!frame || !target) throw new Error('a composed condition is closed twice');
  const [first = [], second = []] = frame.branches;
  if (frame.mark === 'rows') target.push({ kind: 'rows', row: mergeLiterals(first) });
  else if (frame.mark === 'list')
    target.push({ kind: 'rows', row: mergeLiterals(first), each: LIST });
  else if (condition) {
    const [then, otherwise] = [mergeLiterals(first), mergeLiterals(second)];
    target.push({ kind: 'when', condition, then, otherwise });
  }
}

export function mergeLiterals(pieces: Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string')
      merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  }
  return merged;
}

/** A template's own text in one context: what is known at publish is escaped now, the rest becomes slots. */
export function piecesOf(inline: Inline[], as: SlotContext, shopName: string): Piece[] {
  const pieces = inline.map((part): Piece => {
    if (part.kind === 'text') return escapeFor(as)(part.text);
    if (part.kind === 'when') {
      return {
        kind: 'when',
        condition: part.condition,
        then: piecesOf(part.then, as, shopName),
        otherwise: piecesOf(part.otherwise, as, shopName),
      };
    }
    if (part.field === 'shopName') return escapeFor(as)(shopName);
    return { kind: 'put', field: part.field, as, fallback: escapeFor(as)(part.fallback) };
  });
  return mergeLiterals(pieces);
}
