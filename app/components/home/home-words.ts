// The words of the home page for what other parts name: why an import failed, why the pixel is not connected.
import { english, type WordKey } from '../i18n/catalogue';
import type { Words } from '../i18n/words';

export function pixelProblem(problem: string, words: Words): string {
  return isKnown(problem) ? words(`home.pixel.${problem}`) : words('home.pixel.other');
}

/** To stand within a sentence of ours. What Shopify says of a failed import is passed on as it is. */
export function importProblem(problem: string, words: Words): string {
  const known = Object.hasOwn(english.home.importProblems, problem);
  const said = known
    ? words(`home.importProblems.${problem}` as WordKey)
    : problem || words('home.importProblems.other');
  return withoutStop(said);
}

function isKnown(problem: string): problem is keyof typeof english.home.pixel {
  return Object.hasOwn(english.home.pixel, problem);
}

/** A reason that ends its own sentence, to stand within one of ours. */
export function withoutStop(reason: string): string {
  return reason.replace(/\.$/, '');
}
