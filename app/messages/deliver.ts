// Pure: what a server's answer means for a message in the ledger.
import type { DeliveryResult } from '~/email/transport';
import type { FailReason, MessageKey } from './ledger/states';
import type { Settlement } from './ledger/intent-store';

/** About a day (RFC 5321, 4.5.4.1 asks for several): a mail server's bad night must not cost a whole campaign. */
const MOST_ATTEMPTS = 30;
const FIRST_RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 3_600_000;

const FAIL_REASON: Record<string, FailReason> = {
  'recipient-refused': 'address_refused',
  'content-refused': 'content_refused',
  'sender-refused': 'server_refused',
};

/** Deferred mail is due again after 1, 2, 4 … minutes, later each hour, for about a day; unknown is never tried again by itself. */
export function settlementOf(
  message: MessageKey & { attempts: number },
  result: DeliveryResult | { kind: 'not-made' },
  now: Date,
): Settlement {
  const attempt = message.attempts + 1;
  const base = {
    createdAt: message.createdAt,
    id: message.id,
    attempt,
    sendAt: null,
    response: null,
  };
  switch (result.kind) {
    case 'accepted':
      return { ...base, state: 'accepted', reason: null, response: result.response };
    case 'rejected':
      return {
        ...base,
        state: 'failed',
        reason: FAIL_REASON[result.reason] ?? 'server_refused',
        response: result.response,
      };
    case 'not-made':
      return { ...base, state: 'failed', reason: 'not_rendered' };
    case 'unknown':
      return { ...base, state: 'unknown', reason: 'connection_lost' };
    case 'deferred': {
      if (attempt >= MOST_ATTEMPTS)
        return { ...base, state: 'failed', reason: 'gave_up', response: result.response };
      const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** message.attempts);
      const sendAt = new Date(now.getTime() + wait);
      return { ...base, state: 'queued', reason: result.reason, response: result.response, sendAt };
    }
  }
}
