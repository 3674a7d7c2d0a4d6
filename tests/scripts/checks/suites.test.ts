// Every test file belongs to one stage of the test command, so that none is forgotten.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findSuites, SUITES } from '../../../scripts/checks/suites';

test('each test file belongs to exactly one stage', () => {
  const suites = findSuites();
  const listed = SUITES.flatMap((suite) => suites[suite]);
  const files = readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.test\.tsx?$/.test(name),
  );
  expect(listed.map((file) => file.replace('tests/', '')).sort()).toEqual(files.sort());
});

test('the house rules are their own stage', () => {
  expect(findSuites().architecture).toContain('tests/architecture.test.ts');
});
