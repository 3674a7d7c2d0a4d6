// What a flow, its trigger, its waits and its reasons are called; what has no words yet is shown as it is named.
import { english, type WordKey } from '../i18n/catalogue';
import { reasonKey } from '../messages/states';
import type { Words } from '../i18n/words';

type Library = typeof english.flows.library;

function isInLibrary(id: string): id is keyof Library {
  return Object.hasOwn(english.flows.library, id);
}

export function flowName(id: string, words: Words): string {
  return isInLibrary(id) ? words(`flows.library.${id}.name`) : id;
}

export function flowSays(
  id: string,
  what: 'about' | 'email' | 'emailBody' | 'promise',
  words: Words,
  values?: Record<string, string | number>,
): string {
  return isInLibrary(id) ? words(`flows.library.${id}.${what}`, values) : '';
}

export function triggerName(trigger: string, words: Words): string {
  return named('triggers', trigger, words);
}

export function leaveReason(reason: string, words: Words): string {
  return named('left', reason, words);
}

/** What ends a flow, to go on a sentence: "the customer …". */
export function endingName(name: string, words: Words): string {
  return named('endings', name, words);
}

/** `days`: the flow's pause between two of its emails to one person. */
export function passReason(reason: string, days: number, words: Words): string {
  return named('passed', reason, words, { count: days });
}

/** Of an email that was not sent. */
export function skipReason(reason: string, words: Words): string {
  return words(reasonKey('skipped', reason) ?? 'messages.reasons.other');
}

/** 90 minutes are 90 minutes, 120 are 2 hours. */
export function waitWords(minutes: number, words: Words): string {
  return minutes % 60 === 0
    ? words('flows.hours', { count: minutes / 60 })
    : words('flows.minutes', { count: minutes });
}

function named(
  list: 'triggers' | 'endings' | 'left' | 'passed',
  name: string,
  words: Words,
  values?: Record<string, string | number>,
): string {
  const known = english.flows[list];
  return Object.hasOwn(known, name) || Object.hasOwn(known, `${name}_other`)
    ? words(`flows.${list}.${name}` as WordKey, values)
    : name;
}
