// Files written for each case; the shapes are those of the contract of `npm run evaluate -- send-time`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { InputError } from '../../../scripts/evaluate/csv';
import { readEvents } from '../../../scripts/evaluate/events-file';
import { evaluateSendTime } from '../../../scripts/evaluate/send-time';

const folder = mkdtempSync(join(tmpdir(), 'attune-hours-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function write(lines: string[]): string {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, `${['customer_id,at', ...lines].join('\n')}\n`);
  return path;
}

function run(lines: string[], until = '2024-03-01') {
  return evaluateSendTime(['--events', write(lines), '--until', until]);
}

test('hours are those written, each visit counts once', () => {
  const lines = [
    'a,2024-03-01T23:59:00-08:00',
    'a,2024-03-01 23:10:00',
    'a,2024-03-02T07:05',
    'a,2024-03-02T06:05',
    'b,2024-03-05T10:00:00Z',
  ];
  const { past, next, newCustomers } = readEvents(write(lines), Date.UTC(2024, 2, 1) / 86_400_000);
  // 2024-03-01 was a Friday.
  expect([...past.slot]).toEqual([24 * 4 + 23]);
  expect(next).toEqual([{ customer: 0, hour: 6 }]);
  expect(newCustomers).toBe(1);
});

test('people who keep their hours are told apart', () => {
  const lines = Array.from({ length: 60 }, (_, customer) =>
    Array.from({ length: 12 }, (_, week) => {
      const day = new Date(Date.UTC(2024, 0, 1 + week * 7)).toISOString().slice(0, 10);
      return `c${customer},${day}T${customer % 2 ? '08' : '20'}:15:00`;
    }),
  ).flat();
  const found = run(lines);
  expect(Object.keys(found).slice(0, 3)).toEqual(['events', 'global', 'model']);
  expect(found.events).toBe(60);
  expect(found.global.window3h).toBe(0.5);
  expect(found.model.window3h).toBe(1);
  expect(found.model.logLoss).toBeLessThan(found.global.logLoss / 2);
});

test.each([
  ['a date alone', ['a,2024-01-01'], /line 2, column 2 \(at\).*no time of day/],
  ['no such day', ['a,2024-02-31T10:00'], /line 2, column 2/],
  ['nobody coming back', ['a,2024-01-01T10:00'], /nothing to judge/],
  ['nothing at all', [], /nothing to judge/],
])('events with %s are refused, place named', (_, lines, message) => {
  expect(() => run(lines)).toThrow(InputError);
  expect(() => run(lines)).toThrow(message);
});

test('a wrong date option gets a sentence', () => {
  expect(() => run(['a,2024-01-01T10:00'], 'soon')).toThrow(/--until must be a date/);
});
