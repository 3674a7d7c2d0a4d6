// Holds the house rules of ARCHITECTURE.md: each broken one is a plain sentence.
// The rules themselves are tested in tests/architecture/rules.test.ts.
import { expect, test } from 'vitest';
import { codeMapSentences, dataSentences } from './architecture/data-rules';
import { doorSentences } from './architecture/door-rules';
import { habitSentences } from './architecture/habit-rules';
import { importSentences } from './architecture/import-rules';
import { loadProject, type Project } from './architecture/project';
import { puritySentences } from './architecture/purity-rules';
import { sizeSentences } from './architecture/size-rules';

/** A line each: how the sentence begins, and why this one is right all the same. */
const EXCEPTIONS: { sentence: string; reason: string }[] = [];

type Rule = (project: Project) => string[];

const RULES: Rule[] = [
  codeMapSentences,
  importSentences,
  puritySentences,
  dataSentences,
  doorSentences,
  sizeSentences,
  habitSentences,
];

const project = loadProject(process.cwd());
const cache = new Map<Rule, string[]>();

test('the code map tells folders and tables truly', () => {
  expect(remaining(codeMapSentences)).toEqual([]);
});

test('imports follow the spine in one direction', () => {
  expect(remaining(importSentences)).toEqual([]);
});

test('pure files stay pure and have tests', () => {
  expect(remaining(puritySentences)).toEqual([]);
});

test('each table has one writer, a store', () => {
  expect(remaining(dataSentences)).toEqual([]);
});

test('every door asks its caller for proof', () => {
  expect(remaining(doorSentences)).toEqual([]);
});

test('files, functions and folders keep their size', () => {
  expect(remaining(sizeSentences)).toEqual([]);
});

test('names, headers and habits are the house’s', () => {
  expect(remaining(habitSentences)).toEqual([]);
});

test('every exception is still needed', () => {
  const all = RULES.flatMap((rule) => found(rule));
  const idle = EXCEPTIONS.filter(
    (one) => !all.some((sentence) => sentence.startsWith(one.sentence)),
  );
  expect(idle).toEqual([]);
});

function found(rule: Rule): string[] {
  const known = cache.get(rule) ?? rule(project);
  cache.set(rule, known);
  return known;
}

function remaining(rule: Rule): string[] {
  return found(rule).filter(
    (sentence) => !EXCEPTIONS.some((one) => sentence.startsWith(one.sentence)),
  );
}
