// Shopify's search syntax as far as the sandbox plays it: `field:value` and `field:>=value`, joined by AND.
// What it does not play is refused in one sentence, where Shopify would ignore it with a warning.

import { GraphQLError } from 'graphql';
import { compareIds } from './wire-values';

export type SearchValue = string | number | boolean | null | string[];

/** What a query may ask of an item; instants are epoch milliseconds. */
export type SearchFields<Item> = Record<string, (item: Item) => SearchValue>;

type Term = { field: string; operator: string; value: string };

const TERM = /^(\w+):(<=|>=|<|>)?(?:'([^']*)'|"([^"]*)"|(\S+))\s*/;

export function search<Item>(
  items: readonly Item[],
  query: string | null | undefined,
  fields: SearchFields<Item>,
): readonly Item[] {
  if (!query?.trim()) return items;
  const tests = parseTerms(query).map((term) => compileTerm(term, fields));
  return items.filter((item) => tests.every((test) => test(item)));
}

function parseTerms(query: string): Term[] {
  const terms: Term[] = [];
  let rest = query.trim();
  while (rest) {
    rest = rest.replace(/^AND\s+/, '');
    const match = TERM.exec(rest);
    if (!match) throw refusal(`cannot read the search query from "${rest}" on`);
    terms.push({
      field: match[1]!,
      operator: match[2] ?? '',
      value: match[3] ?? match[4] ?? match[5]!,
    });
    rest = rest.slice(match[0].length);
  }
  return terms;
}

function compileTerm<Item>(term: Term, fields: SearchFields<Item>): (item: Item) => boolean {
  const read = fields[term.field];
  if (!read) throw refusal(`does not search by ${term.field}`);
  const instant = Date.parse(term.value);
  return (item) => {
    const value = read(item);
    if (value === null) return false;
    if (Array.isArray(value)) return value.some((one) => matchesText(one, term.value));
    if (typeof value === 'boolean') return String(value) === term.value;
    if (typeof value === 'number') {
      if (Number.isNaN(instant)) throw refusal(`cannot read ${term.value} as an instant`);
      return holds(value - instant, term.operator);
    }
    if (/^\d+$/.test(value) && /^\d+$/.test(term.value)) {
      return holds(compareIds(value, term.value), term.operator);
    }
    return matchesText(value, term.value);
  };
}

function holds(order: number, operator: string): boolean {
  if (operator === '>') return order > 0;
  if (operator === '>=') return order >= 0;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return order === 0;
}

function matchesText(value: string, wanted: string): boolean {
  const [have, want] = [value.toLowerCase(), wanted.toLowerCase()];
  return want.endsWith('*') ? have.startsWith(want.slice(0, -1)) : have === want;
}

function refusal(what: string): GraphQLError {
  return new GraphQLError(`The sandbox ${what}; it plays field:value terms joined by AND.`, {
    extensions: { code: 'SANDBOX_NOT_PLAYED' },
  });
}
