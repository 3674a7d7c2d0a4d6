// Pure: the inline syntax of a template's texts, parsed once at publish. It is a strict part of Liquid:
// `{{ firstName | default: "there" }}` and `{% if products %}…{% else %}…{% endif %}`, nothing else.

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'merge'; field: MergeField; fallback: string }
  | { kind: 'when'; condition: InlineCondition; then: Inline[]; otherwise: Inline[] };

export type MergeField = 'firstName' | 'firstProduct' | 'shopName';
export type InlineCondition = 'firstName' | 'products' | 'personal';

export type ParsedInline =
  { kind: 'parsed'; inline: Inline[] } | { kind: 'refused'; reason: string };

const MERGE_FIELDS: readonly MergeField[] = ['firstName', 'firstProduct', 'shopName'];
const CONDITIONS: readonly InlineCondition[] = ['firstName', 'products', 'personal'];
const TAG = /\{\{([^{}]*)\}\}|\{%([^{}]*)%\}/g;

type Frame = { condition: InlineCondition; then: Inline[]; otherwise: Inline[] | null };

export function parseInline(source: string): ParsedInline {
  try {
    return { kind: 'parsed', inline: readAll(source) };
  } catch (error) {
    if (error instanceof InlineError) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

class InlineError extends Error {}

function readAll(source: string): Inline[] {
  const root: Inline[] = [];
  const open: Frame[] = [];
  let end = 0;
  const target = (): Inline[] => {
    const frame = open.at(-1);
    return frame ? (frame.otherwise ?? frame.then) : root;
  };
  for (const match of source.matchAll(TAG)) {
    pushText(target(), source.slice(end, match.index));
    end = match.index + match[0].length;
    if (match[1] !== undefined) target().push(readMerge(match[1].trim(), isGuarded(open)));
    else readTag((match[2] ?? '').trim(), open, target);
  }
  pushText(target(), source.slice(end));
  if (open.length > 0) throw new InlineError('An "if" is never closed. Add {% endif %} after it.');
  return root;
}

function pushText(into: Inline[], text: string): void {
  if (/\{\{|\}\}|\{%|%\}/.test(text)) {
    throw new InlineError(`A merge field is not closed near "${text.trim().slice(0, 40)}".`);
  }
  if (text !== '') into.push({ kind: 'text', text });
}

/** A field inside the branch that knows it is present needs no fallback. */
function isGuarded(open: Frame[]): Set<MergeField> {
  const known = new Set<MergeField>(['shopName']);
  for (const frame of open) {
    if (frame.otherwise !== null || frame.condition === 'personal') continue;
    known.add(frame.condition === 'firstName' ? 'firstName' : 'firstProduct');
  }
  return known;
}

function readMerge(body: string, known: Set<MergeField>): Inline {
  const match = /^(\w+)(?:\s*\|\s*default:\s*"([^"]*)")?$/.exec(body);
  const field = MERGE_FIELDS.find((name) => name === match?.[1]);
  if (!match || !field) {
    throw new InlineError(
      `"{{ ${body} }}" is not a field. Use one of ${MERGE_FIELDS.join(', ')}, with | default: "words".`,
    );
  }
  const fallback = match[2] ?? '';
  if (fallback.trim() === '' && !known.has(field)) {
    throw new InlineError(
      `"{{ ${field} }}" may be unknown. Say what stands there instead: {{ ${field} | default: "there" }}.`,
    );
  }
  return { kind: 'merge', field, fallback };
}

function readTag(body: string, open: Frame[], target: () => Inline[]): void {
  if (body === 'else') return readElse(open);
  if (body === 'endif') {
    const frame = open.pop();
    if (!frame) throw new InlineError('{% endif %} stands without an {% if %}.');
    const { condition, then, otherwise } = frame;
    target().push({ kind: 'when', condition, then, otherwise: otherwise ?? [] });
    return;
  }
  const condition = CONDITIONS.find((name) => body === `if ${name}`);
  if (!condition) {
    throw new InlineError(
      `"{% ${body} %}" is not known here. Use {% if firstName %}, {% if products %} or {% if personal %}, {% else %}, {% endif %}.`,
    );
  }
  open.push({ condition, then: [], otherwise: null });
}

function readElse(open: Frame[]): void {
  const frame = open.at(-1);
  if (!frame || frame.otherwise !== null) {
    throw new InlineError('{% else %} stands without an {% if %}.');
  }
  frame.otherwise = [];
}
