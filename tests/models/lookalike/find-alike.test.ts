// Simulated people with a known taste: the ranking is held against the best that any ranking could do.
import { expect, test } from 'vitest';
import { normal, rngFromSeed, uniform } from '~/math/random';
import { logistic } from '~/math/special';
import { areaUnderCurve } from '~/models/accuracy';
import { findAlike, LEAST_SEEDS } from '~/models/lookalike/find-alike';
import { cases } from '../../support/counts';

/** People of whom a part are alike by the first two columns; half of those are seeds. */
function people(count: number, width: number, share: number) {
  const rng = rngFromSeed('alike', String(count));
  const columns = Array.from({ length: width }, () =>
    Float64Array.from({ length: count }, () => normal(rng)),
  );
  const truth = columns[0]!.map((value, row) => logistic(share + 1.5 * value - columns[1]![row]!));
  const isAlike = Uint8Array.from(truth, (chance) => (uniform(rng) < chance ? 1 : 0));
  const isSeed = isAlike.map((own) => (own === 1 && uniform(rng) < 0.5 ? 1 : 0));
  return { columns, truth, isAlike, isSeed };
}

test('seeds find those alike as well as the truth would', () => {
  const { columns, truth, isAlike, isSeed } = people(cases(6000, 100_000), 8, -2);
  const found = findAlike(columns, isSeed, rngFromSeed('find'));
  if (found.kind !== 'ranked') throw new Error(found.reason);
  expect(found.basis).toBe('logistic');
  const rest = (values: ArrayLike<number>) =>
    Float64Array.from(values).filter((_, row) => isSeed[row] === 0);
  const own = areaUnderCurve(rest(found.score), rest(isAlike))!;
  const best = areaUnderCurve(rest(truth), rest(isAlike))!;
  expect(own / best).toBeGreaterThan(0.99);
  const mean = found.score.filter((_, row) => isSeed[row] === 1);
  expect(mean.reduce((sum, value) => sum + value, 0) / mean.length).toBeCloseTo(1, 9);
});

test('few seeds are met by their centre, fewer are refused', () => {
  const { columns, isAlike } = people(2000, 4, -1);
  const seeds = (count: number) => {
    let left = count;
    return isAlike.map((own) => (own === 1 && left-- > 0 ? 1 : 0));
  };
  const found = findAlike(columns, seeds(30), rngFromSeed('find'));
  if (found.kind !== 'ranked') throw new Error(found.reason);
  expect(found.basis).toBe('centroid');
  expect(areaUnderCurve(found.score, isAlike)!).toBeGreaterThan(0.75);
  const refused = findAlike(columns, seeds(LEAST_SEEDS - 1), rngFromSeed('find'));
  expect(refused).toEqual({
    kind: 'refused',
    reason: 'A lookalike needs at least 20 people to resemble; these are 19.',
  });
});

test('columns without spread and everyone a seed stay finite', () => {
  const columns = [new Float64Array(100).fill(3), new Float64Array(100).fill(NaN)];
  const all = new Uint8Array(100).fill(1);
  const some = all.map((_, row) => (row < 60 ? 1 : 0));
  for (const isSeed of [all, some]) {
    const found = findAlike(columns, isSeed, rngFromSeed('flat'));
    if (found.kind !== 'ranked') throw new Error(found.reason);
    expect(found.score.every((value) => Number.isFinite(value))).toBe(true);
  }
});
