import { expect, test } from 'vitest';
import { minutesOf, waitOf } from '~/components/flows/wait-field';

test('a wait of whole hours is shown in hours', () => {
  expect(waitOf(120)).toEqual({ amount: '2', unit: 'hours' });
  expect(waitOf(90)).toEqual({ amount: '90', unit: 'minutes' });
});

test('a typed wait comes back as the same minutes', () => {
  for (const minutes of [10, 45, 60, 61, 90, 1_440]) {
    expect(minutesOf(waitOf(minutes))).toBe(String(minutes));
  }
  expect(minutesOf({ amount: ' 0.5 ', unit: 'hours' })).toBe('30');
  // 2.3 · 60 is 137.99999999999997 in binary fractions.
  expect(minutesOf({ amount: '2.3', unit: 'hours' })).toBe('138');
});

test('what is no number goes on as it was typed', () => {
  expect(minutesOf({ amount: 'soon', unit: 'hours' })).toBe('soon');
  expect(minutesOf({ amount: '', unit: 'hours' })).toBe('');
});
