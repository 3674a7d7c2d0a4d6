// The long run: the tests that ask tests/support/counts.ts for their count, at the counts of the issues,
// one file after the other so that figures are not each other's noise.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findChromium } from './chromium';
import { runStage, say, total, type Result } from './result';
import { findSuites, SUITES } from './suites';
import { testStage } from './vitest';

const COUNTS = '.cache/tests/counts.jsonl';

export async function runLong(names: string[]): Promise<number> {
  const suites = findSuites();
  const wanted = SUITES.flatMap((suite) =>
    suites[suite].filter((file) => isLong(file, names)).map((file) => ({ suite, file })),
  );
  if (wanted.length === 0) {
    console.log(`No test with a long count matches ${names.join(' ')}.`);
    return 1;
  }
  mkdirSync('.cache/tests', { recursive: true });
  rmSync(COUNTS, { force: true });
  const results: Result[] = [];
  const env: Record<string, string> = { ATTUNE_LONG: '1', ATTUNE_COUNTS: COUNTS };
  const chromium = findChromium();
  if (chromium) env.CHROMIUM_PATH = chromium;
  for (const { suite, file } of wanted) {
    const result = await runStage(testStage(suite, [file], { env }));
    results.push({ ...result, name: file.replace(/^tests\//, '') });
    console.log(say(results.at(-1) ?? result));
    for (const line of takeCounts()) console.log(line);
  }
  console.log(total(results));
  return results.some((result) => result.failed > 0) ? 1 : 0;
}

function isLong(file: string, names: string[]): boolean {
  if (names.length > 0 && !names.some((name) => file.includes(name))) return false;
  return /\bfrom '[^']*support\/counts'|\bATTUNE_LONG\b/.test(readFileSync(file, 'utf8'));
}

/** What the tests of the last file noted, a line each. */
function takeCounts(): string[] {
  try {
    const lines = readFileSync(COUNTS, 'utf8').trim().split('\n');
    rmSync(COUNTS);
    return lines.map((line) => {
      const one = JSON.parse(line) as { title: string; count: number; seconds: number };
      return `    ${one.count} × ${one.title}  ${one.seconds.toFixed(1)} s`;
    });
  } catch {
    return [];
  }
}
