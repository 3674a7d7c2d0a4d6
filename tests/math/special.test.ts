// Expected numbers: mpmath 1.3.0 at 30 digits (loggamma, digamma, beta, betainc).
import { describe, expect, test } from 'vitest';
import { digamma, incompleteBeta, logBeta, logGamma, logistic, logSumExp } from '~/math/special';
import { near } from './near';

describe('log-gamma and its derivative', () => {
  test.each([
    [1e-3, 6.9071788853838537, -1000.5755719318103],
    [0.5, 0.5723649429247001, -1.9635100260214235],
    [1.7, -0.095807697407065874, 0.20854787487349392],
    [3.2, 0.88540482715490912, 0.99883889128659965],
    [9.99, 12.779315214350193, 2.2507003728312011],
    [25.5, 56.389167643719947, 3.2189424728839198],
    [1e6, 12815504.569147612, 13.815510057964191],
  ])('log-gamma and digamma of %d have fourteen digits', (x, gamma, psi) => {
    expect(near(logGamma(x), gamma, 1e-14)).toBe(true);
    expect(near(digamma(x), psi, 1e-14)).toBe(true);
  });

  test('log-gamma refuses what has no real value', () => {
    expect(logGamma(0)).toBe(Infinity);
    expect(logGamma(-1.5)).toBeNaN();
    expect(digamma(0)).toBeNaN();
  });
});

describe('log-beta', () => {
  test.each([
    [0.3, 0.4, 1.6316085659881928],
    [2, 1e9, -41.446531674892822],
    [25, 1e4, -175.50375543124825],
    [12, 14, -17.949133523983211],
    [1e6, 1e6, -1386300.0033629211],
    [0.001, 300, 6.9014767688323434],
  ])('log-beta of %d and %d keeps its digits', (a, b, expected) => {
    expect(near(logBeta(a, b), expected, 1e-13)).toBe(true);
    expect(logBeta(b, a)).toBe(logBeta(a, b));
  });
});

describe('the incomplete beta function', () => {
  test.each([
    [0.3, 2, 3, 0.3483],
    [0.01, 0.5, 40, 0.6286139767460153],
    [0.999, 200, 0.7, 0.6709431007292512],
    [0.5, 1000, 1010, 0.5882698275437275],
  ])('the chance below %d under Beta(%d, %d) is right', (x, a, b, expected) => {
    expect(near(incompleteBeta(x, a, b), expected, 1e-12)).toBe(true);
    expect(near(incompleteBeta(1 - x, b, a), 1 - expected, 1e-12)).toBe(true);
  });

  test('the incomplete beta function is 0 and 1 at its ends', () => {
    expect(incompleteBeta(0, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 2, 3)).toBe(1);
    expect(incompleteBeta(0.5, 0, 3)).toBeNaN();
  });
});

test('log-sum-exp and logistic survive extreme arguments', () => {
  expect(logSumExp(1000, 1000)).toBeCloseTo(1000 + Math.LN2, 12);
  expect(logSumExp(-Infinity, 3)).toBe(3);
  expect(logSumExp(-Infinity, -Infinity)).toBe(-Infinity);
  expect(logistic(800)).toBe(1);
  expect(logistic(-800)).toBe(0);
  expect(logistic(0)).toBe(0.5);
});
