// Pure: a message of the ledger as a line that other programs read.
import type { MessageContent } from './content';
import type { LedgerMessage } from './ledger/report-store';

export type MessageLine = {
  id: string;
  /** The shop's own customer id. */
  profile: string | null;
  kind: string;
  name: string;
  products: string[];
  variation: string | null;
  sendAt: string;
  status: 'waiting' | 'accepted' | 'skipped' | 'failed' | 'unknown';
  reason: string | null;
  reasons: string[];
  messageId: string | null;
};

const STATUSES: Record<string, MessageLine['status']> = {
  accepted: 'accepted',
  skipped: 'skipped',
  failed: 'failed',
  unknown: 'unknown',
};

export function lineOfMessage(message: LedgerMessage, name: string): MessageLine {
  const content = message.content as MessageContent | null;
  const shown = message.state === 'skipped' ? [] : (content?.products ?? []);
  return {
    id: message.id,
    profile: message.customerId,
    kind: message.kind,
    name,
    products: shown.map((product) => product.handle),
    variation: message.variation,
    sendAt: message.sendAt.toISOString(),
    status: STATUSES[message.state] ?? 'waiting',
    reason: message.reason,
    reasons: shown.map((product) => product.reason),
    messageId: message.headerId,
  };
}
