// What the test command says at its end: other programs read the closing line.
import { expect, test } from 'vitest';
import { say, total, type Result } from '../../../scripts/checks/result';

const RESULT: Result = {
  name: 'units',
  count: '41 tests',
  passed: 38,
  failed: 3,
  skipped: 2,
  seconds: 5.24,
  details: 'Three sentences.',
};

test('the closing line sums up all stages', () => {
  const clean = { ...RESULT, passed: 4, failed: 0, skipped: 1 };
  expect(total([RESULT, clean])).toBe('42 passed, 3 failed, 3 skipped');
});

test('a failed stage shows its details', () => {
  expect(say(RESULT)).toBe(
    '✗ units          41 tests         5.2 s  3 failed, 2 skipped\nThree sentences.\n',
  );
});

test('a clean stage is one line', () => {
  const clean = { ...RESULT, failed: 0, skipped: 0, details: '' };
  expect(say(clean)).toBe('✓ units          41 tests         5.2 s');
});
