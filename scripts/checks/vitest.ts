// Runs test files with vitest and sums up what its JSON report says.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { countOf, type Stage } from './result';
import { run } from './run';
import { titlesIn, type Suite } from './suites';

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: unknown[] }[];
};

export type TestOptions = {
  /** Only tests whose file or title matches. */
  pattern?: string;
  env?: Record<string, string>;
};

export function testStage(suite: Suite, files: string[], options: TestOptions = {}): Stage {
  return {
    name: suite,
    run: async () => {
      if (files.length === 0) {
        return { count: 'none yet', passed: 0, failed: 0, skipped: 0, details: '' };
      }
      const reportFile = `.cache/tests/${suite}.json`;
      mkdirSync('.cache/tests', { recursive: true });
      rmSync(reportFile, { force: true });
      const reporters = ['--reporter=json', `--outputFile.json=${reportFile}`, '--reporter=dot'];
      const filter = options.pattern ? ['--testNamePattern', options.pattern] : [];
      const ended = await run(
        'vitest',
        ['run', '--project', suite, ...reporters, ...filter, ...files],
        {
          env: options.env,
        },
      );
      const counts = countReport(readReport(reportFile), ended.code);
      const details = counts.failed > 0 ? ended.output + ended.errors : '';
      return { count: countOf(counts.passed + counts.failed, 'test'), ...counts, details };
    },
  };
}

/** Stories that nobody could run: named one by one, so that nobody takes them for told. */
export function untoldStage(suite: Suite, files: string[], why: string): Stage {
  return {
    name: suite,
    run: () => {
      const titles = files.flatMap((file) => titlesIn(file).map((title) => `  ${file}: ${title}`));
      return Promise.resolve({
        count: 'not run',
        passed: 0,
        failed: 0,
        skipped: titles.length,
        details: titles.length > 0 ? [`Not run: ${why}`, ...titles].join('\n') : '',
      });
    },
  };
}

function readReport(path: string): Report | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return null;
  }
}

/** A file that fails before its first test, or vitest itself, counts as one failure. */
function countReport(report: Report | null, code: number) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
