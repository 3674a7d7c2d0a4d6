// `npm run evaluate -- content`: what a learned choice among variations would earn, read from a log of choices with odds.
import { parseArgs } from 'node:util';
import { rngFromSeed } from '~/math/random';
import { judgeContent } from '~/models/content/judge';
import type { Estimate, LoggedChoices } from '~/models/content/off-policy';
import { columnOf, InputError, readTable, refuse, requireText, type Table } from './csv';
import { readFeatures, requireNumber } from './feature-columns';

export type ContentResult = {
  arms: ({ arm: string; sends: number } & Estimate)[];
  uniform: number;
  bestFixed: { arm: string; value: number };
  policy: Estimate;
  estimator: string;
  folds: number;
  /** The learned choice against the best single arm. */
  gain: Estimate;
  inversePropensity: Estimate;
  selfNormalized: Estimate;
  /** What each fold learnt: one arm for all, or a choice by person. */
  learnt: string[];
  rows: number;
};

const FOLDS = 5;
const MOST_ARMS = 50;
const LOG_COLUMNS = ['arm', 'propensity', 'reward'];

export function evaluateContent(args: string[]): ContentResult {
  const { values } = parseArgs({ args, options: { log: { type: 'string' } } });
  if (values.log === undefined) {
    throw new InputError('--log is missing; the call is: content --log FILE');
  }
  const table = readTable(values.log, LOG_COLUMNS);
  const { log, names } = readLog(table);
  const { columns } = readFeatures(table, LOG_COLUMNS);
  process.stderr.write(`read ${log.reward.length} choices, ${columns.length} feature columns\n`);
  const found = judgeContent(log, columns, FOLDS, rngFromSeed('evaluate', 'content'));
  const sends = names.map((_, arm) => log.arm.filter((one) => one === arm).length);
  return {
    arms: names.map((arm, at) => ({ arm, sends: sends[at]!, ...found.arms[at]! })),
    uniform: found.uniform.value,
    bestFixed: { arm: names[found.bestFixed]!, value: found.arms[found.bestFixed]!.value },
    policy: found.policy,
    estimator: 'doubly robust, cross-fitted',
    folds: FOLDS,
    gain: found.gain,
    inversePropensity: found.inversePropensity,
    selfNormalized: found.selfNormalized,
    learnt: found.learnt,
    rows: log.reward.length,
  };
}

/** Arms are numbered by name, so that the order of the file changes nothing. */
function readLog(table: Table): { log: LoggedChoices; names: string[] } {
  const [armAt, oddsAt, rewardAt] = LOG_COLUMNS.map((name) => columnOf(table, name));
  const words = table.rows.map((_, row) => requireText(table, row, armAt!));
  const names = [...new Set(words)].sort();
  if (names.length < 2 || names.length > MOST_ARMS) {
    const seen = names.length === 1 ? 'only one arm' : `${names.length} arms`;
    throw new InputError(
      `${table.path} has ${seen}; a choice needs 2 to ${MOST_ARMS} arms in the column "arm".`,
    );
  }
  const places = new Map(names.map((name, at) => [name, at]));
  const propensity = Float64Array.from(table.rows, (_, row) => {
    const odds = requireNumber(table, row, oddsAt!);
    if (!(odds > 0 && odds <= 1)) {
      refuse(table, row, oddsAt!, `odds are above 0 and at most 1, not ${odds}`);
    }
    return odds;
  });
  return {
    names,
    log: {
      arms: names.length,
      arm: Int32Array.from(words, (word) => places.get(word)!),
      propensity,
      reward: Float64Array.from(table.rows, (_, row) => requireNumber(table, row, rewardAt!)),
    },
  };
}
