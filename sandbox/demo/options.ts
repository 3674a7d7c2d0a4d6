// What the demo can be asked for, read from its arguments with one sentence when they make no sense.
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';

export type DemoOptions = {
  store: string | null;
  once: boolean;
  out: string | null;
  limit: number | null;
  /** How many people a simulated store has; null: as many as it is made with. */
  customers: number | null;
  /** Null: the last start's, or the usual one. */
  port: number | null;
  keep: boolean;
};

export const USAGE =
  'npm run demo -- [--store DIR | --customers N] [--once --out DIR] [--limit N] [--port N] [--keep]';

export function readOptions(args: string[]): DemoOptions | { problem: string } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        store: { type: 'string' },
        once: { type: 'boolean', default: false },
        out: { type: 'string' },
        limit: { type: 'string' },
        customers: { type: 'string' },
        port: { type: 'string' },
        keep: { type: 'boolean', default: false },
      },
    });
    const limit = wholeNumber(values.limit, '--limit');
    const port = wholeNumber(values.port, '--port');
    const customers = wholeNumber(values.customers, '--customers');
    if (values.once && !values.out)
      return { problem: '--once needs --out DIR, the folder for mails and summary.' };
    if (values.once && values.keep) return { problem: '--once starts clean: leave out --keep.' };
    if (port !== null && port > 65_500) return { problem: '--port must be below 65501.' };
    if (values.store && customers !== null)
      return { problem: '--customers is for a simulated store: leave out --store.' };
    // npm runs this in the project's folder; a path is meant from where the person stands.
    const from = process.env.INIT_CWD ?? process.cwd();
    const path = (given: string | undefined) => (given ? resolve(from, given) : null);
    return {
      store: path(values.store),
      out: path(values.out),
      once: values.once,
      keep: values.keep,
      limit,
      customers,
      port,
    };
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message.split('. ')[0] : String(fault);
    return { problem: `${reason}. Use: ${USAGE}` };
  }
}

function wholeNumber(text: string | undefined, name: string): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`${name} must be a whole number above 0`);
  return Number(text);
}
