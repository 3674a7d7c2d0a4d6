// Which mails of the inbox a page or a program asked for.
import type { MailEntry } from './mailbox';

/** Newest first; every word must occur in sender, recipient, subject or Message-ID. */
export function searchMails(
  entries: readonly MailEntry[],
  asked: { words: string; before: number; limit: number },
): { found: MailEntry[]; total: number } {
  const words = asked.words.toLowerCase().split(/\s+/).filter(Boolean);
  const found: MailEntry[] = [];
  let total = words.length === 0 ? entries.length : 0;
  for (let at = entries.length - 1; at >= 0; at -= 1) {
    const entry = entries[at];
    if (!entry || !hasWords(entry, words)) continue;
    if (words.length > 0) total += 1;
    if (entry.id < asked.before && found.length < asked.limit) found.push(entry);
    if (words.length === 0 && found.length === asked.limit) break;
  }
  return { found, total };
}

function hasWords(entry: MailEntry, words: string[]): boolean {
  if (words.length === 0) return true;
  const { from, to, subject, messageId } = entry;
  const text = [from, ...to, subject, messageId].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}

const listedAtOnce = 100;
const listedAtMost = 1000;

/** For programs: oldest first, so that `after` can follow a growing inbox without gaps. */
export function pageMails(entries: readonly MailEntry[], query: Record<string, string>) {
  const to = query.to?.toLowerCase();
  const messageId = query.messageId?.replace(/[<>]/g, '');
  const matching = entries.filter(
    (entry) =>
      (!to || entry.to.some((address) => address.toLowerCase() === to)) &&
      (!messageId || entry.messageId.replace(/[<>]/g, '') === messageId),
  );
  const after = wholeNumber(query.after) ?? 0;
  const limit = Math.min(wholeNumber(query.limit) ?? listedAtOnce, listedAtMost);
  const rest = matching.filter((entry) => entry.id > after);
  const mails = rest.slice(0, limit);
  const next = mails.length < rest.length ? (mails.at(-1)?.id ?? after) : null;
  return { total: matching.length, next, mails };
}

export function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
