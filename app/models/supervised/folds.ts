// Cuts rows into folds at random, so that nothing is judged on what it learnt from.
import { shuffle, type Rng } from '~/math/random';
import type { Columns } from './bins';

/** The fold of each row; folds differ by at most one row. */
export function foldsOf(rows: number, folds: number, rng: Rng): Uint8Array {
  const fold = Uint8Array.from({ length: rows }, (_, row) => row % folds);
  shuffle(rng, fold);
  return fold;
}

/** Places of the rows of one fold, and of all the others. */
export function splitByFold(
  fold: Uint8Array,
  one: number,
): { inside: Int32Array; others: Int32Array } {
  const inside: number[] = [];
  const others: number[] = [];
  fold.forEach((own, row) => (own === one ? inside : others).push(row));
  return { inside: Int32Array.from(inside), others: Int32Array.from(others) };
}

/** At most `most` of the places, every so many one, for fits that learn no more from more rows. */
export function thin(places: Int32Array, most: number): Int32Array {
  if (places.length <= most) return places;
  return Int32Array.from(
    { length: most },
    (_, at) => places[Math.floor((at * places.length) / most)]!,
  );
}

export function pick(values: Float64Array, places: Int32Array): Float64Array {
  return Float64Array.from(places, (place) => values[place]!);
}

export function pickRows(columns: Columns, places: Int32Array): Columns {
  return columns.map((column) => pick(column, places));
}
