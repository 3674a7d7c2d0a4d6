// The words of the home page for what other parts name: why the pixel is not connected.
import { english } from '../i18n/catalogue';
import type { Words } from '../i18n/words';

export function pixelProblem(problem: string, words: Words): string {
  return isKnown(problem) ? words(`home.pixel.${problem}`) : words('home.pixel.other');
}

function isKnown(problem: string): problem is keyof typeof english.home.pixel {
  return Object.hasOwn(english.home.pixel, problem);
}

/** A reason that ends its own sentence, to stand within one of ours. */
export function withoutStop(reason: string): string {
  return reason.replace(/\.$/, '');
}
