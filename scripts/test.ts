// The test command: `npm test` runs every stage and ends with its totals;
// `npm run test:long [-- NAME]` runs the tests whose counts grow, at the counts that the issues name.
import { build } from './checks/build';
import { findOrInstallChromium } from './checks/chromium';
import { runLong } from './checks/long';
import { prepare } from './checks/prepare';
import { runStage, say, total, type Result, type Stage } from './checks/result';
import { format, lint, types } from './checks/static';
import { findSuites, SUITES, type Suite } from './checks/suites';
import { testStage, untoldStage } from './checks/vitest';

const NO_BROWSER = 'no Chromium was found or could be installed; set CHROMIUM_PATH.';

async function main(): Promise<number> {
  const trouble = await prepare();
  if (trouble) {
    console.log(`The database client could not be generated.\n${trouble}`);
    console.log('0 passed, 1 failed, 0 skipped');
    return 1;
  }
  if (process.env.ATTUNE_LONG === '1') return await runLong(process.argv.slice(2));
  return await runAll();
}

async function runAll(): Promise<number> {
  const results: Result[] = [];
  // The readers take one core each; the tests after them take both.
  await Promise.all([types, lint, format].map((stage) => tell(stage, results)));
  const files = findSuites();
  for (const suite of SUITES.filter((one) => one !== 'browser')) {
    if (suite === 'journeys') await tell(build, results);
    await tell(testStage(suite, files[suite]), results);
  }
  const untold = await runBrowser(files, results);
  console.log(total(results));
  return untold || results.some((result) => result.failed > 0) ? 1 : 0;
}

/** Answers whether stories were left untold without the caller's leave. */
async function runBrowser(files: Record<Suite, string[]>, results: Result[]): Promise<boolean> {
  const without = process.env.WITHOUT_BROWSER === '1';
  const chromium = without ? null : await findOrInstallChromium();
  if (chromium) {
    const env = { CHROMIUM_PATH: chromium };
    await tell(testStage('browser', files.browser, { env }), results);
    return false;
  }
  const why = without ? 'WITHOUT_BROWSER=1.' : NO_BROWSER;
  await tell(untoldStage('browser', files.browser, why), results);
  return !without;
}

async function tell(stage: Stage, results: Result[]): Promise<void> {
  const result = await runStage(stage);
  results.push(result);
  console.log(say(result));
}

process.exitCode = await main();
