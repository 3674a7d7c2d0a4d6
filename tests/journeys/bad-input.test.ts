// A folder that can't be used ends the demo with one sentence that says what to do, and nothing else.
import { mkdirSync, mkdtempSync, rmSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeStore } from './generated-store';
import { startOnce } from './run-once';

test('a folder that is not there is named', async () => {
  const store = join(storeFolder(), 'nowhere');
  expect(await refusal(store)).toContain(`The folder ${store} does not exist`);
});

test('a folder without the exports names the missing files', async () => {
  const store = join(storeFolder(), 'empty');
  mkdirSync(store);
  expect(await refusal(store)).toContain('products_export.csv');
});

test('a missing column stops the import with its place', async () => {
  const store = storeFolder();
  spoil(store, 'orders_export.csv', (text) => text.replace('Created at', 'When'));
  expect(await refusal(store)).toContain(
    'orders_export.csv, line 1: the column “Created at” is missing',
  );
});

test('a broken quote stops the import with its place', async () => {
  const store = storeFolder();
  spoil(store, 'customers_export.csv', (text) => text.replace('Person1,', '"Person1,'));
  // The header is line 1, Person0 line 2.
  expect(await refusal(store)).toContain('customers_export.csv, line 3: a quoted value opens here');
});

function storeFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'attune-store-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  writeStore(dir, { customers: 3 });
  return dir;
}

function spoil(dir: string, name: string, change: (text: string) => string): void {
  const file = join(dir, name);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

/** What the demo says when it gives up: one line, with no trace of where in our code. */
async function refusal(store: string): Promise<string> {
  const run = startOnce({ store });
  expect(await run.ended).toBe(1);
  const said = run.errors();
  expect(said.trimEnd().split('\n')).toHaveLength(1);
  expect(said).not.toMatch(/^\s+at /m);
  return said;
}
