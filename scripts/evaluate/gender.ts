// `npm run evaluate -- gender`: how many people the first name tells the sex of, and how often that is right.
import { parseArgs } from 'node:util';
import { chanceFemale, readNameBook } from '~/models/gender/first-name';
import { predictGender, SURE } from '~/models/gender/predict';
import { columnOf, InputError, readTable, refuse, requireText, type Table } from './csv';
import { requireNumber } from './feature-columns';

export type GenderResult = {
  /** Share of people that are told at all. */
  coverage: number;
  /** Share of those that are told right; null where nobody is. */
  accuracy: number | null;
  threshold: number;
  people: number;
  /** The same of names that the table lacks and only their ending tells. */
  byEnding: { coverage: number; accuracy: number | null };
};

const NAME_COLUMNS = ['first_name', 'sex', 'count'];
const FEMALE = ['f', 'female', 'woman'];
const MALE = ['m', 'male', 'man'];

type Tally = { people: number; told: number; right: number };

export function evaluateGender(args: string[]): GenderResult {
  const { values } = parseArgs({ args, options: { names: { type: 'string' } } });
  if (values.names === undefined) {
    throw new InputError('--names is missing; the call is: gender --names FILE');
  }
  const table = readTable(values.names, NAME_COLUMNS);
  const [nameAt, sexAt, countAt] = NAME_COLUMNS.map((name) => columnOf(table, name));
  const book = readNameBook();
  const all: Tally = { people: 0, told: 0, right: 0 };
  const byEnding: Tally = { people: 0, told: 0, right: 0 };
  table.rows.forEach((fields, row) => {
    const isFemale = readSex(table, row, sexAt!);
    const count = requireNumber(table, row, countAt!);
    if (count < 0) refuse(table, row, countAt!, `"${count}" people cannot be`);
    const { female, basis } = chanceFemale(book, fields[nameAt!] ?? '');
    const { gender } = predictGender(female, [], new Map());
    for (const tally of basis === 'ending' ? [all, byEnding] : [all]) {
      tally.people += count;
      if (gender === 'unknown') continue;
      tally.told += count;
      if ((gender === 'female') === isFemale) tally.right += count;
    }
  });
  if (all.people === 0) throw new InputError(`${values.names} names nobody.`);
  return {
    ...figuresOf(all, all.people),
    threshold: SURE,
    people: all.people,
    byEnding: figuresOf(byEnding, all.people),
  };
}

function figuresOf({ told, right }: Tally, people: number) {
  return { coverage: told / people, accuracy: told > 0 ? right / told : null };
}

function readSex(table: Table, row: number, column: number): boolean {
  const text = requireText(table, row, column).toLowerCase();
  if (FEMALE.includes(text)) return true;
  return MALE.includes(text) ? false : refuse(table, row, column, `"${text}" must be F or M`);
}
