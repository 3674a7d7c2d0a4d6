// What a first name says of its bearer's sex: a table of names, and the endings of names for those it lacks.
import { NAMES, SHARES } from './name-table';

export type NameChance = {
  /** Chance that a bearer of this name is female; ½ where nothing is known. */
  female: number;
  basis: 'table' | 'ending' | 'none';
};

/** Counts of an ending: names of the table that have it, and the sum of their shares of girls. */
type Ending = { names: number; female: number };

export type NameBook = { shares: Map<string, number>; endings: Map<string, Ending> };

const LONGEST_ENDING = 6;
/** Names that a shorter ending counts as beside those of a longer one. */
const PRIOR_NAMES = 4;
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'sir']);

/** Unpacks the table and counts its endings. Cost: some 35,000 names, once. */
export function readNameBook(): NameBook {
  const book: NameBook = { shares: new Map(), endings: new Map() };
  let before = '';
  for (const [, kept, letters, digit] of NAMES.matchAll(/([A-Z])([a-z]*)(\d)/g)) {
    const name = before.slice(0, kept!.charCodeAt(0) - 65) + letters!;
    before = name;
    const share = SHARES[Number(digit)]!;
    book.shares.set(name, share);
    for (const ending of endingsOf(name)) {
      const known = book.endings.get(ending) ?? { names: 0, female: 0 };
      known.names++;
      known.female += share;
      book.endings.set(ending, known);
    }
  }
  return book;
}

/**
 * The table's share of girls; for a name that is not in it, the share among names of the same ending, longer endings
 * shrunk to shorter ones (interpolated back-off, as Witten & Bell 1991). One letter is an initial and says nothing.
 */
export function chanceFemale(book: NameBook, firstName: string): NameChance {
  const name = plainName(firstName);
  if (name.length < 2) return { female: 0.5, basis: 'none' };
  const share = book.shares.get(name);
  if (share !== undefined) return { female: share, basis: 'table' };
  let female = 0.5;
  for (const ending of endingsOf(name)) {
    const known = book.endings.get(ending);
    if (!known) break;
    female = (known.female + PRIOR_NAMES * female) / (known.names + PRIOR_NAMES);
  }
  return { female, basis: 'ending' };
}

/** The first word that is no title, without accents, in small letters; other scripts leave nothing. */
function plainName(text: string): string {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}'’]+/u)
    .filter((word) => word !== '' && !TITLES.has(word));
  return (words[0] ?? '').replace(/['’]/g, '').replace(/[^a-z].*$/, '');
}

/** From the last letter to the last six; ^ marks the beginning of a short name. */
function endingsOf(name: string): string[] {
  const marked = `^${name}`;
  const longest = Math.min(LONGEST_ENDING, marked.length);
  return Array.from({ length: longest }, (_, at) => marked.slice(-1 - at));
}
