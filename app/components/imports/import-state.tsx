// How far a file is, as a badge and in one sentence.
import type { ImportLook } from '~/imports/look';
import { useFormats, useWords, type Words } from '../i18n/words';
import type { WordKey } from '../i18n/catalogue';
import { Badge } from '../ui/text';

const TONES = {
  uploading: undefined,
  waiting: 'info',
  applying: 'info',
  done: 'success',
  refused: 'critical',
} as const;

type State = keyof typeof TONES;

export function isUnderway(state: string): boolean {
  return state === 'waiting' || state === 'applying';
}

export function ImportBadge({ state }: { state: string }) {
  const words = useWords();
  return <Badge tone={TONES[state as State]}>{words(`imports.states.${state as State}`)}</Badge>;
}

export function useImportLine(): (file: ImportLook) => string {
  const words = useWords();
  const { number } = useFormats();
  return (file) => {
    if (file.state === 'refused') return problemOf(file, words);
    if (file.state === 'waiting') return words('imports.line.waiting');
    const figures = {
      ...{ done: number(file.rowsDone), total: number(file.rowsTotal ?? 0) },
      ...{ imported: number(file.imported), aside: number(file.setAside) },
    };
    return words(file.state === 'done' ? 'imports.line.done' : 'imports.line.applying', figures);
  };
}

export function problemOf({ problem, problemDetail }: ImportLook, words: Words): string {
  return words(`imports.problems.${problem ?? 'empty'}` as WordKey, {
    detail: problemDetail ?? '',
  });
}
