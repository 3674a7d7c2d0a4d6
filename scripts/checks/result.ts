// What a stage of the test command found, and how it is said.
export type Result = {
  name: string;
  /** What was counted, in words: '212 files', '48 tests'. */
  count: string;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
  /** Shown only when something failed or did not run. */
  details: string;
};

export type Stage = { name: string; run: () => Promise<Omit<Result, 'name' | 'seconds'>> };

export async function runStage(stage: Stage): Promise<Result> {
  const start = performance.now();
  const found = await stage.run();
  return { name: stage.name, ...found, seconds: (performance.now() - start) / 1000 };
}

export function say(result: Result): string {
  const parts = [
    result.failed > 0 ? `${result.failed} failed` : null,
    result.skipped > 0 ? `${result.skipped} skipped` : null,
  ].filter((part) => part !== null);
  const verdict = result.failed > 0 ? '✗' : result.passed > 0 ? '✓' : '–';
  const columns = [
    `${verdict} ${result.name.padEnd(13)}`,
    result.count.padEnd(12),
    `${result.seconds.toFixed(1).padStart(6)} s`,
    parts.join(', '),
  ];
  const details = result.details.trim();
  return columns.join('  ').trimEnd() + (details === '' ? '' : `\n${details}\n`);
}

/** The closing line, alone on its line: other programs read it. */
export function total(results: Result[]): string {
  const sum = (key: 'passed' | 'failed' | 'skipped') =>
    results.reduce((all, result) => all + result[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`;
}

export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
