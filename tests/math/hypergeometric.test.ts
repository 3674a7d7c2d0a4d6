// Expected numbers: mpmath 1.3.0 at 30 digits (hyp2f1), and closed forms of DLMF 15.4.
import { describe, expect, test } from 'vitest';
import { hypergeometric, hypergeometricOne, hypergeometricOneSlopes } from '~/math/hypergeometric';
import { near } from './near';

describe('the Gauss hypergeometric function', () => {
  test.each([
    [2.5, 1.3, 4.1, 0.3, 1.312421901636701],
    [20.5, 1.6, 25.2, 0.97, 15.98075524597705],
    [3, 2, 1.5, -7.5, -0.00212462094502757],
    [0.55, 0.6, 1.7, 0.999, 1.625283646977971],
    [7.3, 2.4, 3.1, 0.8, 22025.18066006818],
    [1, 15.2, 17.4, 0.99, 10.82119548642061],
    [1, 3.2, 4.4, 0.45, 1.509569940338123],
    [0.2, 0.3, 5, -0.4, 0.9954282870656276],
    [30.2, 0.9, 40.0, 0.95, 3.261367847400735],
  ])('the value at (%d, %d; %d; %d) is right', (a, b, c, z, expected) => {
    expect(near(hypergeometric(a, b, c, z) / expected, 1, 1e-10)).toBe(true);
    expect(near(hypergeometric(b, a, c, z) / expected, 1, 1e-10)).toBe(true);
  });

  test('it is −ln(1 − z) ÷ z for one, one, two', () => {
    for (const z of [-50, -0.9, 0.2, 0.7, 0.95, 0.9999]) {
      expect(near(hypergeometric(1, 1, 2, z), -Math.log1p(-z) / z, 1e-11)).toBe(true);
    }
  });

  test('it is a power where a parameter cancels', () => {
    for (const z of [-3, 0.4, 0.97]) {
      expect(near(hypergeometric(2.5, 3, 3, z) / (1 - z) ** -2.5, 1, 1e-11)).toBe(true);
    }
  });

  test('it answers plainly outside its domain', () => {
    expect(hypergeometric(1, 2, 0, 0.5)).toBeNaN();
    expect(hypergeometric(1, 2, 3, 1.5)).toBe(Infinity);
    expect(hypergeometric(1, 2, 3, 0)).toBe(1);
  });
});

describe('the case with a parameter of one', () => {
  test('its series and its fraction meet at one half', () => {
    const below = hypergeometricOne(7.2, 9.9, 0.5 - 1e-12);
    expect(near(hypergeometricOne(7.2, 9.9, 0.5), below, 1e-10)).toBe(true);
  });

  test.each([0.05, 0.4, 0.85, 0.97])('its slopes match differences at %d', (z) => {
    const slopes = { value: 0, byB: 0, byC: 0, byZ: 0 };
    hypergeometricOneSlopes(slopes, 5.5, 7.1, z);
    const h = 1e-6;
    const by = (b: number, c: number, dz: number) =>
      (hypergeometricOne(5.5 + b, 7.1 + c, z + dz) - hypergeometricOne(5.5 - b, 7.1 - c, z - dz)) /
      (2 * h);
    expect(near(slopes.value, hypergeometricOne(5.5, 7.1, z), 1e-12)).toBe(true);
    expect(near(slopes.byB, by(h, 0, 0), 1e-6)).toBe(true);
    expect(near(slopes.byC, by(0, h, 0), 1e-6)).toBe(true);
    expect(near(slopes.byZ, by(0, 0, h), 1e-5)).toBe(true);
  });
});
