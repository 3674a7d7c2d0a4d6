// The two public order sets beside the project as events of the send-time model, and its figures on them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { evaluateSendTime, type SendTimeResult } from '../../../scripts/evaluate/send-time';
import { DATA_FOLDER } from '../recommend/real-data';

type Row = Record<string, string>;

const SETS = {
  'online-retail': {
    file: 'online-retail/orders_export.csv.gz',
    line: (row: Row) => [row.Email!, row['Created at']!.slice(0, 19)],
  },
  'complete-journey': {
    file: 'complete-journey/transactions_sample.csv.gz',
    line: (row: Row) => [row.household_id!, row.transaction_timestamp!],
  },
};

export function judgeOrderSet(name: keyof typeof SETS, until: string): SendTimeResult {
  const { file, line } = SETS[name];
  const text = gunzipSync(readFileSync(resolve(DATA_FOLDER, file))).toString('utf8');
  const rows = (parse(text, { columns: true }) as Row[]).map(line);
  const lines = rows.filter(([, at]) => at !== '').map((fields) => fields.join(','));
  const folder = mkdtempSync(join(tmpdir(), 'attune-send-time-'));
  try {
    const path = join(folder, 'events.csv');
    writeFileSync(path, `customer_id,at\n${lines.join('\n')}\n`);
    return evaluateSendTime(['--events', path, '--until', until]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
