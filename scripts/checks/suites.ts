// Which test file belongs to which stage: by its place in tests/, and by whether it starts PostgreSQL.
import { readdirSync, readFileSync } from 'node:fs';

export type Suite = 'architecture' | 'units' | 'database' | 'journeys' | 'browser';

export const SUITES: Suite[] = ['architecture', 'units', 'database', 'journeys', 'browser'];

export function findSuites(): Record<Suite, string[]> {
  const suites: Record<Suite, string[]> = {
    architecture: [],
    units: [],
    database: [],
    journeys: [],
    browser: [],
  };
  const names = readdirSync('tests', { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((one) => /\.test\.tsx?$/.test(one)).sort()) {
    suites[suiteOf(`tests/${name}`)].push(`tests/${name}`);
  }
  return suites;
}

function suiteOf(path: string): Suite {
  if (path.startsWith('tests/journeys/')) return 'journeys';
  if (path.startsWith('tests/browser/')) return 'browser';
  if (/\bfrom '[^']*support\/database'/.test(readFileSync(path, 'utf8'))) return 'database';
  return path.startsWith('tests/architecture') ? 'architecture' : 'units';
}

/** The titles in a test file, read and not run: what a missing browser leaves untold. */
export function titlesIn(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/^\s*(?:test|it)(?:\.\w+)*\(\s*(['"`])(.*?)\1/gm)].map(
    (title) => title[2] ?? '',
  );
}
