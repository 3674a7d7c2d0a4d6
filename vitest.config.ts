// How vitest finds and runs the tests; which file belongs to which project is decided in scripts/checks/suites.ts.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { findSuites, type Suite } from './scripts/checks/suites';

const suites = findSuites();

const WITH_DATABASE = ['tests/support/database-server.ts'];
const WITH_DEMO = ['tests/support/demo-server.ts'];

/** `npm run test:long` runs the same tests at counts that take minutes. */
const LONG = process.env.ATTUNE_LONG === '1';
const AN_HOUR = 3_600_000;

export default defineConfig({
  test: {
    projects: [
      project('architecture'),
      project('units'),
      project('database', { globalSetup: WITH_DATABASE, testTimeout: 60_000 }),
      project('journeys', { globalSetup: WITH_DATABASE, testTimeout: 300_000 }),
      // A browser waits as much as it works.
      project('browser', { globalSetup: WITH_DEMO, testTimeout: 300_000, maxWorkers: 2 }),
    ],
  },
});

type Options = { globalSetup?: string[]; testTimeout?: number; maxWorkers?: number };

function project(name: Suite, options: Options = {}) {
  const testTimeout = LONG ? AN_HOUR : (options.testTimeout ?? 30_000);
  return {
    resolve: { alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) } },
    test: {
      name,
      include: suites[name],
      pool: 'forks' as const,
      hookTimeout: testTimeout,
      teardownTimeout: 60_000,
      ...options,
      testTimeout,
    },
  };
}
