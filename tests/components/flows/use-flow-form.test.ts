import { expect, test } from 'vitest';
import { changedFields, fieldsOf, mergeUntouched } from '~/components/flows/use-flow-form';

const SETTINGS = {
  holdoutShare: 0.1,
  quietHours: true,
  gapHours: 16,
  delayMinutes: 60,
  cooldownDays: 7,
};

test('only what differs from what is saved is sent', () => {
  const saved = fieldsOf(SETTINGS);
  expect(changedFields(saved, saved)).toEqual({});
  expect(changedFields({ ...saved, wait: '45', waitUnit: 'minutes' }, saved)).toEqual({
    delayMinutes: '45',
  });
  expect(changedFields({ ...saved, quietHours: 'off', gapHours: '' }, saved)).toEqual({
    quietHours: 'off',
    gapHours: '',
  });
});

test('the same wait in another unit is no change', () => {
  const saved = fieldsOf(SETTINGS);
  expect(changedFields({ ...saved, wait: '60', waitUnit: 'minutes' }, saved)).toEqual({});
});

test('what another tab saved fills only untouched fields', () => {
  const before = fieldsOf(SETTINGS);
  const typed = { ...before, gapHours: '24' };
  const next = fieldsOf({ ...SETTINGS, gapHours: 8, cooldownDays: 14 });
  expect(mergeUntouched(typed, before, next)).toEqual({ ...next, gapHours: '24' });
});

test('a share held back reads as a plain percentage', () => {
  // 0.07 · 100 is 7.000000000000001 in binary fractions.
  expect(fieldsOf({ ...SETTINGS, holdoutShare: 0.07 }).holdoutPercent).toBe('7');
});
