// `npm run evaluate -- KIND …`: runs the product's own models on files and prints one JSON object, nothing else.
// Progress goes to standard error; bad input ends with exit code 2 and one sentence.
import { evaluateContent } from './evaluate/content';
import { InputError } from './evaluate/csv';
import { evaluateGender } from './evaluate/gender';
import { evaluateOrders } from './evaluate/orders';
import { evaluateRecommend } from './evaluate/recommend';
import { evaluateSendTime } from './evaluate/send-time';
import { evaluateUplift } from './evaluate/uplift';

/** Each kind takes its own arguments and returns what is printed. */
const KINDS: Record<string, (args: string[]) => object> = {
  content: evaluateContent,
  gender: evaluateGender,
  orders: evaluateOrders,
  recommend: evaluateRecommend,
  'send-time': evaluateSendTime,
  uplift: evaluateUplift,
};

function main(args: string[]): number {
  const kind = args[0] ?? '';
  const evaluate = KINDS[kind];
  try {
    if (evaluate === undefined) {
      throw new InputError(
        `"${kind}" is no kind of evaluation; choose ${Object.keys(KINDS).join(', ')}.`,
      );
    }
    process.stdout.write(`${JSON.stringify(evaluate(args.slice(1)))}\n`);
    return 0;
  } catch (error) {
    const isArgument =
      error instanceof TypeError &&
      'code' in error &&
      String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!(error instanceof InputError) && !isArgument) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));
