// Files written for each case; the shapes are those of the contract of `npm run evaluate -- gender`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { InputError } from '../../../scripts/evaluate/csv';
import { evaluateGender } from '../../../scripts/evaluate/gender';

const folder = mkdtempSync(join(tmpdir(), 'attune-gender-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function run(lines: string[]) {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, `${['first_name,sex,count', ...lines].join('\n')}\n`);
  return evaluateGender(['--names', path]);
}

test('people are counted, not names', () => {
  const found = run(['Mary,F,90', 'Mary,M,10', 'Jackie,F,100', 'James,male,100']);
  expect(found).toMatchObject({ coverage: 2 / 3, accuracy: 190 / 200, threshold: 0.9 });
  expect(found.byEnding).toEqual({ coverage: 0, accuracy: null });
});

test.each([
  ['a third sex column word', ['Mary,F,1', 'Mary,x,1'], /line 3, column 2 \(sex\)/],
  ['a negative count', ['Mary,F,-1'], /line 2, column 3 \(count\)/],
  ['nobody', [], /names nobody/],
])('names with %s are refused, place named', (_, lines, message) => {
  expect(() => run(lines)).toThrow(InputError);
  expect(() => run(lines)).toThrow(message);
});
