// Files written for each case; the shapes are those of the contract of `npm run evaluate -- orders`.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../../scripts/evaluate/csv';
import { evaluateOrders } from '../../../scripts/evaluate/orders';
import { readOrders } from '../../../scripts/evaluate/orders-file';

const FOLDER = mkdtempSync(join(tmpdir(), 'attune-orders-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));
const HEADER = 'customer_id,ordered_at,value';

describe('evaluate orders on a small file', () => {
  const lines = Array.from({ length: 120 }, (_, at) => {
    const day = new Date(Date.UTC(2024, 0, 1 + ((at * 7) % 170)));
    return `"c, ${at % 25}",${day.toISOString()},${at % 11 === 0 ? -3 : 10 + (at % 7)}`;
  });
  const seen = new Set(
    lines.filter((line) => /2024-0[1-4]/.test(line)).map((line) => line.split('"')[1]),
  );
  const out = join(FOLDER, 'predictions.csv');
  const found = evaluate([HEADER, ...lines], '2024-04-30', '--predictions', out);

  test('every model and baseline is there, all numbers finite', () => {
    expect(Object.keys(found.models)).toEqual([
      'bgNbd',
      'mbgNbd',
      'paretoNbd',
      'mbgCnbdK',
      'gammaGamma',
    ]);
    expect(Object.keys(found.baselines)).toEqual(['recencyRule', 'constant']);
    expect(found.nonFinite).toBe(0);
    expect(found.customers).toBe(seen.size);
    expect(found.forecast?.sum).toBeGreaterThan(0);
    expect(found.forecast?.sumLow).toBeLessThan(found.forecast!.sum);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  test('the predictions file has a line a customer', () => {
    const written = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(written).toHaveLength(seen.size + 1);
    expect(written[0]).toMatch(/^customer_id,repeat_order_days,/);
    expect(written[1]).toMatch(/^"c, 0",/);
    expect(written.join('\n')).not.toMatch(/NaN|Infinity|undefined/);
  });
});

test('orders count by their written day, once', () => {
  const path = join(FOLDER, 'days.csv');
  const rows = [
    'a,2024-03-01T23:30:00-05:00,1',
    'a,2024-03-01T00:10:00+09:00,2',
    'a,2024-03-02,4',
    '',
  ];
  writeFileSync(path, [HEADER, ...rows].join('\n'));
  const { history, ids } = readOrders(path);
  expect(ids).toEqual(['a']);
  expect([...history.value]).toEqual([3, 4]);
  expect(history.day[1]! - history.day[0]!).toBe(1);
});

describe('what evaluate orders refuses', () => {
  test.each([
    ['a day that does not exist', 'a,2024-02-30,5', /line 3, column 2 \(ordered_at\)/],
    ['a value that is no number', 'a,2024-02-03,free', /line 3, column 3 \(value\).*"free"/],
    ['a missing customer', ',2024-02-03,5', /line 3, column 1 \(customer_id\).*empty/],
    ['an endless value', 'a,2024-02-03,1e400', /line 3, column 3/],
    ['a missing field', 'a,2024-02-03', /line 3, column/],
    ['an open quote', '"a,2024-02-03,1', /line \d+, column \d+.*quote/],
  ])('%s is named by line and column', (_, line, message) => {
    const call = () => evaluate([HEADER, 'a,2024-01-01,5', line], '2024-04-30');
    expect(call).toThrow(InputError);
    expect(call).toThrow(message);
  });

  test('wrong options and empty shops get a sentence', () => {
    expect(() => evaluateOrders([])).toThrow(/--orders is missing/);
    expect(() => evaluate([HEADER, 'a,2024-01-01,5'], '2024-02-30')).toThrow(/--until must be/);
    expect(() => evaluate([HEADER, 'a,2024-01-01,5'], '2023-01-01')).toThrow(/Nobody had ordered/);
    expect(() => evaluate([HEADER], '2023-01-01')).toThrow(/Nobody had ordered/);
    const loud = ['--orders', 'x', '--until', '2024-01-01', '--horizon-days', '0'];
    expect(() => evaluateOrders(loud)).toThrow(/whole number from 1/);
  });
});

function evaluate(lines: string[], until: string, ...more: string[]) {
  const path = join(FOLDER, `orders-${Math.abs(hash(lines.join('\n')))}.csv`);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return evaluateOrders(['--orders', path, '--until', until, '--horizon-days', '30', ...more]);
}

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
}
