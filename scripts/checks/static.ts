// The stages that read the code without running it: types, lint, format.
import { countOf, type Stage } from './result';
import { run, type Ended } from './run';

export const types: Stage = {
  name: 'types',
  run: async () => {
    const ended = await run('tsc', ['--noEmit', '--pretty', 'false', '--listFiles']);
    const lines = ended.output.split('\n');
    const listed = lines.filter((line) => /^\/|^[A-Z]:/.test(line));
    const files = listed.filter((line) => !line.includes('node_modules')).length;
    const said = lines.filter((line) => !listed.includes(line)).join('\n');
    return verdict(countOf(files, 'file'), ended.code, said + ended.errors);
  },
};

/** Without ESLint's cache: it looks at a file's own text, and these rules ask for types of others. */
export const lint: Stage = {
  name: 'lint',
  run: async () => {
    const ended = await run('eslint', ['.', '--max-warnings', '0', '--format', 'json']);
    const { files, said } = lintFindings(ended);
    return verdict(countOf(files, 'file'), ended.code, said + ended.errors);
  },
};

export const format: Stage = {
  name: 'format',
  run: async () => {
    const cache = ['--cache', '--cache-location', '.cache/prettier'];
    const ended = await run('prettier', ['--list-different', '.', ...cache]);
    const files = ended.output.split('\n').filter((line) => line !== '');
    const said = files.map((file) => `${file} is not formatted; npm run format does it.`);
    return verdict('1 check', ended.code, said.join('\n') + ended.errors);
  },
};

type LintedFile = {
  filePath: string;
  messages: { line?: number; message: string; ruleId: string | null }[];
};

function lintFindings(ended: Ended): { files: number; said: string } {
  if (!ended.output.startsWith('[')) return { files: 0, said: ended.output };
  const linted = JSON.parse(ended.output) as LintedFile[];
  const said = linted.flatMap((file) =>
    file.messages.map(
      (one) => `${file.filePath}:${one.line ?? 0} ${one.message} (${one.ruleId ?? 'parser'})`,
    ),
  );
  return { files: linted.length, said: said.join('\n').replaceAll(`${process.cwd()}/`, '') };
}

/** One check, passed or failed: the lines it complains about are details, not tests. */
function verdict(count: string, code: number, said: string) {
  const failed = code === 0 ? 0 : 1;
  return { count, passed: 1 - failed, failed, skipped: 0, details: failed ? said : '' };
}
