// Expected numbers by the model's own definition, integrated over the moment of leaving; slopes by differences.
import { describe, expect, test } from 'vitest';
import { fitPareto, paretoLogLikelihood, paretoOutlook } from '~/models/customer-base/pareto-nbd';
import {
  emptyLeaving,
  indexTails,
  leavingBetween,
  leavingOfRow,
  tailsAt,
  type ParetoParameters,
} from '~/models/customer-base/pareto-leaving';
import { rowsOf } from './cdnow';

const SETTINGS: ParetoParameters[] = [
  { r: 0.55, alpha: 10.6, s: 0.61, beta: 11.7 },
  { r: 0.55, alpha: 40, s: 1, beta: 2 },
  { r: 3, alpha: 2, s: 2.5, beta: 300 },
];
const ROWS = rowsOf([0, 0, 30], [1, 4, 30], [5, 20, 22], [12, 38, 39], [2, 2, 2]);

describe.each(SETTINGS)('Pareto/NBD at r $r, alpha $alpha, s $s, beta $beta', (p) => {
  test('the likelihood integrates over the moment of leaving', () => {
    const row = rowsOf([5, 20, 29]);
    const steps = 20_000;
    const left = (9 / steps) * sum(steps, (i) => leaving(20 + ((i + 0.5) * 9) / steps));
    const stayed = (p.alpha + 29) ** -(p.r + 5) * (p.beta + 29) ** -p.s;
    const rising = [0, 1, 2, 3, 4].reduce((product, i) => product * (p.r + i), 1);
    const likelihood = rising * p.alpha ** p.r * p.beta ** p.s * (stayed + left);
    expect(paretoLogLikelihood(p, row)).toBeCloseTo(Math.log(likelihood), 6);
    expect(paretoOutlook(p, row, 10).alive[0]).toBeCloseTo(stayed / (stayed + left), 6);
  });

  test('the slopes by logarithms match differences', () => {
    const gradient = new Float64Array(4);
    paretoLogLikelihood(p, ROWS, gradient);
    const names = ['r', 'alpha', 's', 'beta'] as const;
    names.forEach((name, at) => {
      const moved = (by: number) =>
        paretoLogLikelihood({ ...p, [name]: p[name] * Math.exp(by) }, ROWS);
      expect(gradient[at]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 4);
    });
  });

  test('ends that are looked up give what each row alone gives', () => {
    const index = indexTails(ROWS);
    expect(index.time.length).toBeLessThanOrEqual(2 * ROWS.count);
    const found = emptyLeaving();
    const alone = emptyLeaving();
    for (let row = 0; row < ROWS.count; row++) {
      leavingOfRow(found, p, { index, tails: tailsAt(p, index) }, row);
      leavingBetween(alone, p, ROWS.frequency[row]!, ROWS.recency[row]!, ROWS.age[row]!);
      expect(found).toEqual(alone);
    }
  });

  test('the outlook integrates week by week', () => {
    const row = rowsOf([5, 20, 29]);
    const steps = 4000;
    const hazard = (u: number) =>
      ((p.r + 5) / (p.alpha + 29)) * ((p.beta + 29) / (p.beta + 29 + u)) ** p.s;
    const first = (u: number) =>
      ((p.r + 5) / (p.alpha + 29 + u)) *
      ((p.alpha + 29) / (p.alpha + 29 + u)) ** (p.r + 5) *
      ((p.beta + 29) / (p.beta + 29 + u)) ** p.s;
    const found = paretoOutlook(p, row, 12);
    const step = 12 / steps;
    const expected = sum(steps, (i) => hazard((i + 0.5) * step)) * step;
    const active = sum(steps, (i) => first((i + 0.5) * step)) * step;
    expect(found.expected[0]! / found.alive[0]!).toBeCloseTo(expected, 6);
    expect(found.active[0]! / found.alive[0]!).toBeCloseTo(active, 6);
  });

  function leaving(u: number): number {
    return p.s * (p.alpha + u) ** -(p.r + 5) * (p.beta + u) ** -(p.s + 1);
  }
});

test('series and quadrature of leaving agree where they meet', () => {
  // beta crosses the border between the two roads at alpha ÷ beta = 1 ÷ 4.
  const at = (beta: number) => {
    const found = emptyLeaving();
    leavingBetween(found, { r: 0.6, alpha: 10, s: 0.7, beta }, 7, 0, 30);
    return Object.values(found);
  };
  const below = at(40 - 1e-9);
  at(40 + 1e-9).forEach((value, place) => expect(value).toBeCloseTo(below[place]!, 6));
});

test('Pareto/NBD answers degenerate shops with finite numbers', () => {
  const shops = [
    rowsOf(),
    rowsOf([0, 0, 0]),
    rowsOf([3, 10, 12]),
    rowsOf([52, 52, 52], [52, 52, 52]),
    rowsOf([0, 0, 400], [0, 0, 400]),
    rowsOf([4000, 600, 600], [0, 0, 600]),
  ];
  for (const rows of shops) {
    const fit = fitPareto(rows);
    const found = paretoOutlook(fit.parameters, rows, 30);
    const numbers = [...Object.values(fit.parameters), ...found.expected, ...found.active];
    expect(numbers.every(Number.isFinite)).toBe(true);
  }
});

function sum(steps: number, term: (step: number) => number): number {
  let total = 0;
  for (let step = 0; step < steps; step++) total += term(step);
  return total;
}
