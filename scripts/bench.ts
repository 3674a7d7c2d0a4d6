// `npm run bench [-- NAME]`: measures the product's own paths beside a plain loop in the same run and prints a JSON
// line per path: {"name","unit","product","plain","ratio","peakMemoryMb"}; a ratio is always better when higher.
// Progress goes to standard error.
import { prepare } from './checks/prepare';
import { benchIngest } from './bench/ingest';
import type { Figure } from './bench/figure';

/** Each calls back with every figure as soon as it stands. */
const BENCHES: Record<string, (tell: (figure: Figure) => void) => Promise<void>> = {
  ingest: benchIngest,
};

async function main(names: string[]): Promise<number> {
  const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown !== undefined) {
    console.error(`"${unknown}" is no bench; choose ${Object.keys(BENCHES).join(', ')}.`);
    return 2;
  }
  const trouble = await prepare();
  if (trouble) {
    console.error(`The database client could not be generated.\n${trouble}`);
    return 1;
  }
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
    await BENCHES[name]!((figure) => process.stdout.write(`${JSON.stringify(figure)}\n`));
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
