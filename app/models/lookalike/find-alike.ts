// Who is like a chosen few: people ranked by how much they resemble the seeds, in what they did and what they bought.
import type { Rng } from '~/math/random';
import { shuffle } from '~/math/random';
import type { Columns } from '~/models/supervised/bins';
import { pick, pickRows } from '~/models/supervised/folds';
import { fitLogistic, predictLogistic } from '~/models/supervised/logistic';
import { scalesOf, standardizeColumns } from '~/models/supervised/standardize';

export type Lookalikes =
  | { kind: 'refused'; reason: string }
  | {
      kind: 'ranked';
      /** How likely each person is one of them, or how near to their centre: higher is more alike. */
      score: Float64Array;
      basis: 'logistic' | 'centroid';
    };

/** Fewer seeds than these describe nobody. */
export const LEAST_SEEDS = 20;
/** From here on a regression can be trusted to weigh the columns. */
const LOGISTIC_SEEDS = 50;
const RIDGE = 1;
/** People that are no seeds, as many times the seeds, and at least and at most these. */
const OTHERS_PER_SEED = 5;
const LEAST_OTHERS = 5_000;
const MOST_OTHERS = 12_000;
const MOST_SEEDS = 8_000;

/**
 * Positive-unlabelled logistic regression: the others are taken as no seeds, which ranks people exactly as the unknown
 * truth would when seeds are a random part of it, and chances are divided by the mean chance of a seed (Elkan & Noto
 * 2008, KDD, lemma 1 and equation 4). Under 50 seeds the cosine to their centroid. Cost: 20,000 rows × columns² × steps.
 */
export function findAlike(columns: Columns, isSeed: Uint8Array, rng: Rng): Lookalikes {
  const seeds = placesWhere(isSeed, 1);
  if (seeds.length < LEAST_SEEDS) {
    return {
      kind: 'refused',
      reason: `A lookalike needs at least ${LEAST_SEEDS} people to resemble; these are ${seeds.length}.`,
    };
  }
  const others = placesWhere(isSeed, 0);
  if (seeds.length < LOGISTIC_SEEDS || others.length === 0) {
    return { kind: 'ranked', score: nearness(columns, seeds), basis: 'centroid' };
  }
  const wanted = Math.max(LEAST_OTHERS, OTHERS_PER_SEED * seeds.length);
  const learnt = sample(seeds, MOST_SEEDS, rng);
  const compared = sample(others, Math.min(MOST_OTHERS, wanted), rng);
  const places = Int32Array.from([...learnt, ...compared]);
  const happened = Float64Array.from(places, (_, at) => (at < learnt.length ? 1 : 0));
  // Each seed and each other stands for as many as were left out.
  const weight = Float64Array.from(places, (_, at) =>
    at < learnt.length ? seeds.length / learnt.length : others.length / compared.length,
  );
  const model = fitLogistic(pickRows(columns, places), happened, RIDGE, weight);
  const chance = predictLogistic(model, columns);
  const usual = pick(chance, seeds).reduce((sum, value) => sum + value, 0) / seeds.length;
  return {
    kind: 'ranked',
    score: chance.map((value) => value / Math.max(1e-12, usual)),
    basis: 'logistic',
  };
}

function placesWhere(marks: Uint8Array, mark: number): Int32Array {
  const places: number[] = [];
  marks.forEach((own, place) => {
    if (own === mark) places.push(place);
  });
  return Int32Array.from(places);
}

function sample(places: Int32Array, most: number, rng: Rng): Int32Array {
  if (places.length <= most) return places;
  const mixed = places.slice();
  shuffle(rng, mixed);
  return mixed.subarray(0, most);
}

/** Cosine between each person's standardised columns and the seeds' mean. */
function nearness(columns: Columns, seeds: Int32Array): Float64Array {
  const design = standardizeColumns(columns, scalesOf(columns));
  const centre = design.map(
    (column) => pick(column, seeds).reduce((sum, value) => sum + value, 0) / seeds.length,
  );
  const reach = Math.sqrt(centre.reduce((sum, value) => sum + value * value, 0));
  const rows = columns[0]?.length ?? 0;
  return Float64Array.from({ length: rows }, (_, row) => {
    let dot = 0;
    let square = 0;
    design.forEach((column, at) => {
      dot += column[row]! * centre[at]!;
      square += column[row]! * column[row]!;
    });
    const length = Math.sqrt(square) * reach;
    return length > 0 ? dot / length : 0;
  });
}
