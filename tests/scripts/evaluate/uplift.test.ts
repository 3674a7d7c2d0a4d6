// Files written for each case; the shapes are those of the contract of `npm run evaluate -- uplift`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rngFromSeed, uniform } from '~/math/random';
import { InputError } from '../../../scripts/evaluate/csv';
import { evaluateUplift } from '../../../scripts/evaluate/uplift';

const folder = mkdtempSync(join(tmpdir(), 'attune-uplift-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function write(lines: string[]): string {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, `${['treated,outcome,age', ...lines].join('\n')}\n`);
  return path;
}

test('a trial is judged in the shape of the contract', () => {
  const rng = rngFromSeed('evaluate uplift');
  const rows = Array.from({ length: 3000 }, (_, at) => {
    const treated = uniform(rng) < 0.5;
    const age = at % 50;
    const chance = 0.1 + (treated && age > 25 ? 0.3 : 0);
    return `${treated ? 1 : 0},${uniform(rng) < chance ? 1 : 0},${age}`;
  });
  const found = evaluateUplift(['--log', write(rows)]);
  expect(found.verdict).toBe('target');
  expect(found.low).toBeGreaterThan(0);
  expect(found.high).toBeGreaterThan(found.qini!);
  expect(found.policyValue).toBeGreaterThan(0.2);
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});

test.each([
  ['a treatment in words', ['1,1,3', 'yes,1,3'], /line 3, column 1 \(treated\).*"yes"/],
  ['an empty outcome', ['1,1,3', '0,,3'], /line 3, column 2 \(outcome\)/],
  ['one group alone', ['1,1,3', '1,0,3'], /everybody treated/],
  ['no rows', [], /nobody treated/],
])('a trial with %s is refused, place named', (_, lines, message) => {
  const call = () => evaluateUplift(['--log', write(lines)]);
  expect(call).toThrow(InputError);
  expect(call).toThrow(message);
});
