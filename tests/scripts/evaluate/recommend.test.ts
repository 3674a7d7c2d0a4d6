// Holds `evaluate recommend` to its contract: the shape of the answer, who is judged, and what bad files are told.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { InputError } from '../../../scripts/evaluate/csv';
import { evaluateRecommend } from '../../../scripts/evaluate/recommend';
import { simulateShop } from '../../models/recommend/small-shop';

const folder = mkdtempSync(join(tmpdir(), 'attune-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;

function write(text: string | Buffer): string {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, text);
  return path;
}

/** The simulated shop as files: everything before day 200, and what followed. */
function writeShop(): { history: string; future: string; items: string } {
  const { data, descriptions } = simulateShop('evaluate');
  const past = ['customer_id,item_id,ordered_at,order_id'];
  const next = ['customer_id,item_id'];
  data.customer.forEach((customer, at) => {
    const day = new Date(Date.UTC(2026, 0, 1 + data.day[at]!)).toISOString();
    if (data.day[at]! < 200) past.push(`c${customer},i${data.item[at]},${day},o${data.basket[at]}`);
    else next.push(`c${customer},i${data.item[at]}`);
  });
  const items = [
    'item_id,title,type,tags,price',
    ...descriptions.map(
      (item, at) =>
        `i${at},${item.title},${item.productType},${item.tags.join('|')},${item.price! / 100}`,
    ),
  ];
  return {
    history: write(gzipSync(past.join('\n'))),
    future: write(next.join('\n')),
    items: write(items.join('\n')),
  };
}

function run(
  history: string,
  future: string,
  ...more: string[]
): ReturnType<typeof evaluateRecommend> {
  return evaluateRecommend(['--history', write(history), '--future', write(future), ...more]);
}

test('a shop is judged part by part at every cut-off', () => {
  const { history, future, items } = writeShop();
  const result = evaluateRecommend([
    '--history',
    history,
    '--future',
    future,
    '--items',
    items,
    '--k',
    '5,20',
  ]);
  expect(Object.keys(result)).toEqual([
    'chosen',
    'weights',
    'metrics',
    'parts',
    'coverage',
    'seconds',
  ]);
  expect(Object.keys(result.metrics)).toEqual(['5', '20']);
  expect(Object.keys(result.metrics['5']!)).toEqual(['recall', 'ndcg', 'hitRate', 'mrr']);
  expect(result.metrics['20']!.recall).toBeGreaterThan(result.metrics['5']!.recall);
  expect(result.metrics['5']!.ndcg).toBeGreaterThan(result.parts.popularity!['5']!.ndcg);
  expect(result.parts.content).not.toBeNull();
  expect(result.coverage).toBeGreaterThan(0.5);
});

test('unknown items count as misses, unknown customers are judged', () => {
  const result = run(
    'customer_id,item_id\na,x\na,y\n',
    'customer_id,item_id\na,x\nz,x\nz,never\n',
    '--k',
    '10',
  );
  // a finds 1 of 1, z 1 of 2.
  expect(result.metrics['10']!.recall).toBeCloseTo(0.75, 12);
  expect(result.parts.content).toBeNull();
});

test('with new items only, bought ones leave the judgement', () => {
  const future = 'customer_id,item_id\na,x\nb,x\nb,y\n';
  const result = run('customer_id,item_id\na,x\na,y\nb,x\n', future, '--new-only', '--k', '1');
  // a has no target left; b's only target is y, the only candidate that b lacks.
  expect(result.metrics['1']).toEqual({ recall: 1, ndcg: 1, hitRate: 1, mrr: 1 });
});

const GOOD = 'customer_id,item_id\na,x\n';

test.each([
  ['a missing column', 'customer_id,item\na,x\n', 'line 1: the column "item_id" is missing'],
  ['an empty file', '', 'line 1: the column "customer_id" is missing; the file is empty'],
  ['no lines', 'customer_id,item_id\n', 'line 2: there are no lines'],
  [
    'a date that is none',
    'customer_id,item_id,ordered_at\na,x,soon\n',
    'line 2, column 3 (ordered_at): "soon" is no ISO 8601 date',
  ],
  [
    'a day that does not exist',
    'customer_id,item_id,ordered_at\na,x,2026-02-30\n',
    'line 2, column 3 (ordered_at): "2026-02-30" is a date that does not exist',
  ],
  [
    'an empty field',
    'customer_id,item_id\na,x\n,y\n',
    'line 3, column 1 (customer_id): the field is empty',
  ],
  [
    'a broken quote',
    'customer_id,item_id\na,x\nb,"y\nc,z\n',
    'line 3, column 2: a quote is opened and never closed',
  ],
  [
    'a field too many',
    'customer_id,item_id\na,x\nb,y,z\n',
    'line 3, column 4: the line has more or fewer fields',
  ],
])('evaluate names file, line and column of %s', (_name, history, sentence) => {
  const path = write(history);
  const attempt = (): unknown => evaluateRecommend(['--history', path, '--future', write(GOOD)]);
  expect(attempt).toThrow(InputError);
  expect(attempt).toThrow(`${path}, ${sentence}`);
});

test('a file that is not there is named', () => {
  expect(() => evaluateRecommend(['--history', '/nowhere.csv', '--future', write(GOOD)])).toThrow(
    '/nowhere.csv cannot be read (ENOENT)',
  );
});

test('cut-offs that are no whole numbers are refused', () => {
  expect(() => run(GOOD, GOOD, '--k', '5,x')).toThrow('--k takes whole numbers');
});
