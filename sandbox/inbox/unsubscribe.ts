// Does what a mailbox provider does when its reader presses "Unsubscribe": RFC 8058's one-click POST.
// The signature that the RFC wants (DKIM over both headers) is not checked: this mailbox trusts its app.
import type { MailEntry } from './mailbox';

export type UnsubscribeOutcome =
  | { kind: 'answered'; url: string; status: number; text: string }
  | { kind: 'unavailable'; reason: string }
  | { kind: 'unreachable'; url: string; reason: string };

const patienceMs = 10_000;

export function oneClickUrl(entry: MailEntry): string | null {
  const isOneClick = /^\s*List-Unsubscribe=One-Click\s*$/i.test(entry.listUnsubscribePost ?? '');
  if (!isOneClick) return null;
  const targets = (entry.listUnsubscribe ?? '').matchAll(/<\s*([^>\s]+)\s*>/g);
  return [...targets].map(([, url]) => url ?? '').find((url) => /^https?:\/\//i.test(url)) ?? null;
}

export async function unsubscribe(entry: MailEntry): Promise<UnsubscribeOutcome> {
  const url = oneClickUrl(entry);
  if (!url) {
    const reason = 'This mail has no one-click unsubscribe (RFC 8058) in its header.';
    return { kind: 'unavailable', reason };
  }
  try {
    // Section 3.2: no cookies, no redirects followed, this body and nothing else.
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = (await answer.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    return { kind: 'answered', url, status: answer.status, text: text.trim().slice(0, 300) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'unreachable', url, reason };
  }
}
