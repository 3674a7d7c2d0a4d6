import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { clockFile } from '../../../sandbox/clock';
import { readOptions, type DemoOptions } from '../../../sandbox/demo/options';
import { settle, type Settings } from '../../../sandbox/demo/settings';

const NOW = new Date('2026-03-10T12:00:00Z');

test('a kept demo has its secrets, store and port again', () => {
  const dataDir = folder();
  const first = settledIn(dataDir, ['--store', '/shop', '--port', '25000']);
  writeFileSync(clockFile(dataDir), '{}');
  const later = new Date('2026-03-12T12:00:00Z');
  const again = settle(dataDir, options(['--keep']), later);
  expect(again).toEqual({ kind: 'settled', settings: first, fresh: false });
  expect([first.store, first.port]).toEqual(['/shop', 25_000]);
});

test('a kept demo may move to another port', () => {
  const dataDir = folder();
  settledIn(dataDir, []);
  expect(settledIn(dataDir, ['--keep', '--port', '26000']).port).toBe(26_000);
  expect(settledIn(dataDir, ['--keep']).port).toBe(26_000);
});

test('a kept demo refuses the folder of another store', () => {
  const dataDir = folder();
  settledIn(dataDir, []);
  expect(settle(dataDir, options(['--keep', '--store', '/other']), NOW)).toEqual({
    kind: 'refused',
    problem:
      '--keep goes on with the simulated store: leave out --store, or leave out --keep to start with /other.',
  });
});

test('a kept demo refuses another number of people', () => {
  const dataDir = folder();
  expect(settledIn(dataDir, ['--customers', '300']).customers).toBe(300);
  expect(settle(dataDir, options(['--keep', '--customers', '400']), NOW)).toEqual({
    kind: 'refused',
    problem: '--keep goes on with the people it has: leave out --customers, or leave out --keep.',
  });
});

test('a simulated history ends on the evening before', () => {
  // 22:00 UTC is early evening in New York, where the simulated shop is.
  expect(settledIn(folder(), []).endsAt).toBe('2026-03-09T22:00:00.000Z');
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'attune-settings-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function settledIn(dataDir: string, args: string[]): Settings {
  const outcome = settle(dataDir, options(args), NOW);
  if (outcome.kind === 'refused') throw new Error(outcome.problem);
  return outcome.settings;
}

function options(args: string[]): DemoOptions {
  const read = readOptions(args);
  if ('problem' in read) throw new Error(read.problem);
  return read;
}
