// Files written for each case; the shapes are those of the contract of `npm run evaluate -- content`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rngFromSeed, uniform } from '~/math/random';
import { evaluateContent } from '../../../scripts/evaluate/content';
import { InputError, readTable } from '../../../scripts/evaluate/csv';
import { readFeatures } from '../../../scripts/evaluate/feature-columns';

const folder = mkdtempSync(join(tmpdir(), 'attune-content-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function write(lines: string[]): string {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

test('a log is judged in the shape of the contract', () => {
  const rng = rngFromSeed('evaluate content');
  const rows = Array.from({ length: 2000 }, (_, at) => {
    const arm = uniform(rng) < 0.25 ? 'sale' : 'plain';
    const reward = uniform(rng) < (arm === 'sale' ? 0.4 : 0.2) ? 1 : 0;
    return `${arm},${arm === 'sale' ? 0.25 : 0.75},${reward},${at % 7},${at % 3 ? 'Rome' : 'Oslo'}`;
  });
  const found = evaluateContent(['--log', write(['arm,propensity,reward,age,city', ...rows])]);
  expect(Object.keys(found).slice(0, 6)).toEqual([
    'arms',
    'uniform',
    'bestFixed',
    'policy',
    'estimator',
    'folds',
  ]);
  expect(found.bestFixed.arm).toBe('sale');
  // True values .4 and .3; four standard errors of the smaller arm.
  expect(Math.abs(found.bestFixed.value - 0.4)).toBeLessThan(0.09);
  expect(Math.abs(found.uniform - 0.3)).toBeLessThan(0.05);
  expect(found.policy.low).toBeLessThan(found.policy.value);
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});

test.each([
  ['odds of zero', ['a,0,1', 'b,.5,1'], /line 2, column 2 \(propensity\): odds are above 0/],
  ['a reward in words', ['a,.5,1', 'b,.5,yes'], /line 3, column 3 \(reward\).*"yes"/],
  ['a missing arm', ['a,.5,1', ',.5,1'], /line 3, column 1 \(arm\).*empty/],
  ['one arm', ['a,.5,1', 'a,.5,0'], /only one arm/],
  ['no rows', [], /0 arms/],
])('%s is refused with its place', (_, lines, message) => {
  const call = () => evaluateContent(['--log', write(['arm,propensity,reward', ...lines])]);
  expect(call).toThrow(InputError);
  expect(call).toThrow(message);
});

test('words become yes-or-no columns, constants none', () => {
  const lines = Array.from({ length: 60 }, (_, at) => `${at},${at % 2 ? 'x' : 'y'},same,${at % 3}`);
  const { names, columns } = readFeatures(readTable(write(['n,w,c,code', ...lines]), []), []);
  expect(names).toEqual(['n', 'w=x', 'w=y', 'code', 'code=0', 'code=1', 'code=2']);
  expect(columns[1]![1]).toBe(1);
});
