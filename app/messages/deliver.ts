// Pure: what a server's answer means for a message in the ledger.
import type { DeliveryResult } from '~/email/transport';
import type { FailReason, MessageKey } from './ledger/states';
import type { Settlement } from './ledger/intent-store';

const MOST_ATTEMPTS = 6;
const FIRST_RETRY_MS = 60_000;

const FAIL_REASON: Record<string, FailReason> = {
  'recipient-refused': 'address_refused',
  'content-refused': 'content_refused',
  'sender-refused': 'server_refused',
};

/** Deferred mail is due again after 1, 2, 4 … minutes, six times at most; unknown is never tried again by itself. */
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
      const sendAt = new Date(now.getTime() + FIRST_RETRY_MS * 2 ** message.attempts);
      return { ...base, state: 'queued', reason: result.reason, response: result.response, sendAt };
    }
  }
}
