// Expected values from SciPy 1.17 (stats.norm, stats.t, stats.chi2, special.gammaincc), printed to full precision.
import { expect, test } from 'vitest';
import {
  chiSquareTail,
  normalBelow,
  normalQuantile,
  studentReach,
  studentTails,
  upperGamma,
} from '~/math/distributions';

const close = (found: number, wanted: number) =>
  expect(Math.abs(found / wanted - 1)).toBeLessThan(1e-10);

test('normal tails and quantiles meet independent values', () => {
  close(normalQuantile(0.975), 1.959963984540054);
  close(normalQuantile(0.8), 0.8416212335729143);
  close(normalQuantile(1e-10), -6.361340902404056);
  close(normalQuantile(0.3), -0.5244005127080409);
  close(normalBelow(-6), 9.865876450376946e-10);
  close(normalBelow(1.2), 0.8849303297782918);
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
  expect(normalQuantile(1.2)).toBeNaN();
});

test('tails of Student and chi-square meet independent values', () => {
  close(studentTails(2.5, 7.3), 0.03965023466560043);
  close(studentReach(0.05, 4), 2.7764451051977934);
  close(studentReach(0.05, 1), 12.706204736174694);
  close(studentReach(0.01, 1000.5), 2.5807522321743113);
  close(chiSquareTail(22.77, 1), 1.8259391382790754e-6);
  close(chiSquareTail(3, 5), 0.6999858358786276);
  close(chiSquareTail(2000, 1900), 0.054206673889018606);
  close(upperGamma(0.5, 1e-3), 0.9643294082703201);
  expect([upperGamma(2, 0), upperGamma(-1, 1)]).toEqual([1, NaN]);
});
