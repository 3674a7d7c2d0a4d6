// What happened, as a sentence; a name without words of its own is shown as it is.
import { english } from '../../i18n/catalogue';
import type { Words } from '../../i18n/words';

type Plain = typeof english.customers.timeline.plain;
type About = typeof english.customers.timeline.about;

export function eventWords(name: string, about: string | null, words: Words): string {
  if (about !== null && isAbout(name)) return words(`customers.timeline.about.${name}`, { about });
  if (isPlain(name)) return words(`customers.timeline.plain.${name}`);
  return [plainly(name), about].filter(Boolean).join(': ');
}

/** 'wrote_review' is 'Wrote review'. */
function plainly(name: string): string {
  const text = name.replaceAll('_', ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isPlain(name: string): name is keyof Plain {
  return Object.hasOwn(english.customers.timeline.plain, name);
}

function isAbout(name: string): name is keyof About {
  return Object.hasOwn(english.customers.timeline.about, name);
}
