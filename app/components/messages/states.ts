// The states and reasons of messages as a merchant tells them apart, with the words and colours for each.
import type { WordKey } from '../i18n/catalogue';
import { english } from '../i18n/catalogue';

export type MessageGroup = 'accepted' | 'waiting' | 'skipped' | 'failed' | 'unknown';

export const MESSAGE_GROUPS: MessageGroup[] = [
  'accepted',
  'waiting',
  'skipped',
  'failed',
  'unknown',
];

export function groupOf(state: string): MessageGroup {
  return MESSAGE_GROUPS.find((group) => group === state) ?? 'waiting';
}

/** What is queued waits for its reason where it has one, else for its turn. */
export function reasonKey(state: string, reason: string | null): WordKey | null {
  if (reason !== null)
    return isReason(reason) ? `messages.reasons.${reason}` : 'messages.reasons.other';
  if (state === 'queued' || state === 'claimed' || state === 'intent') {
    return `messages.reasons.${state}`;
  }
  return null;
}

function isReason(reason: string): reason is keyof typeof english.messages.reasons {
  return Object.hasOwn(english.messages.reasons, reason);
}
