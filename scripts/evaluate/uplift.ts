// `npm run evaluate -- uplift`: whether choosing whom to treat pays, read from a randomised trial.
import { parseArgs } from 'node:util';
import { rngFromSeed } from '~/math/random';
import { judgeUplift, type UpliftJudgement } from '~/models/uplift/judge';
import type { Trial } from '~/models/uplift/qini';
import { columnOf, InputError, readTable, refuse, requireText, type Table } from './csv';
import { readFeatures, requireNumber } from './feature-columns';

export type UpliftResult = UpliftJudgement & { folds: number; rows: number; treated: number };

const FOLDS = 5;
/** Samples of the bootstrap; a very large file, whose interval is narrow, gets fewer. */
const REPEATS = 500;
const ROWS_OF_ALL = 50_000_000;
const FEWEST = 100;
const LOG_COLUMNS = ['treated', 'outcome'];

export function evaluateUplift(args: string[]): UpliftResult {
  const { values } = parseArgs({ args, options: { log: { type: 'string' } } });
  if (values.log === undefined) {
    throw new InputError('--log is missing; the call is: uplift --log FILE');
  }
  const table = readTable(values.log, LOG_COLUMNS);
  const trial = readTrial(table);
  const { columns } = readFeatures(table, LOG_COLUMNS);
  const rows = trial.outcome.length;
  process.stderr.write(`read ${rows} people, ${columns.length} feature columns\n`);
  const repeats = Math.max(FEWEST, Math.min(REPEATS, Math.floor(ROWS_OF_ALL / Math.max(1, rows))));
  const options = { folds: FOLDS, repeats };
  const found = judgeUplift(trial, columns, options, rngFromSeed('evaluate', 'uplift'));
  const treated = trial.treated.reduce((sum, one) => sum + one, 0);
  return { ...found, folds: FOLDS, rows, treated };
}

function readTrial(table: Table): Trial {
  const treatedAt = columnOf(table, 'treated');
  const outcomeAt = columnOf(table, 'outcome');
  const treated = Uint8Array.from(table.rows, (_, row) => {
    const text = requireText(table, row, treatedAt);
    if (text !== '0' && text !== '1') {
      refuse(table, row, treatedAt, `"${text}" must be 1 for treated or 0 for not`);
    }
    return Number(text);
  });
  const count = treated.reduce((sum, one) => sum + one, 0);
  if (count === 0 || count === treated.length) {
    throw new InputError(
      `${table.path} has ${count === 0 ? 'nobody treated' : 'everybody treated'}; uplift needs both groups.`,
    );
  }
  return {
    treated,
    outcome: Float64Array.from(table.rows, (_, row) => requireNumber(table, row, outcomeAt)),
  };
}
