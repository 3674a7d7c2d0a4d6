// Expected numbers: Abramowitz & Stegun 1964, table 25.4 (n = 5, moved from (−1, 1) to (0, 1)).
import { expect, test } from 'vitest';
import { gaussLegendre } from '~/math/quadrature';

test('the five-point rule is the printed one', () => {
  const { node, weight } = gaussLegendre(5);
  expect(node[4]).toBeCloseTo((1 + 0.906179845938664) / 2, 14);
  expect(weight[4]).toBeCloseTo(0.2369268850561891 / 2, 14);
  expect(node[2]).toBeCloseTo(0.5, 14);
  expect(weight[2]).toBeCloseTo(0.5688888888888889 / 2, 14);
});

test('a high rule integrates a steep function', () => {
  const { node, weight } = gaussLegendre(24);
  const sum = node.reduce((total, x, at) => total + weight[at]! * Math.exp(-20 * x), 0);
  expect(sum).toBeCloseTo((1 - Math.exp(-20)) / 20, 12);
});
