// What needs the merchant now, the most harmful first, from what the home page knows.
import { importFailed, type Setup } from './setup-steps';

export type ReasonCount = { state: string; reason: string | null; count: number; clicked: number };

export type AttentionName =
  'unknown' | 'sendingStopped' | 'importFailed' | 'trainingFailed' | 'pixelProblem' | 'bounced';

export type Attention = { name: AttentionName; count: number; detail: string };

type Facts = { setup: Setup; isStopped: boolean; messages: ReasonCount[] };

/**
 * Mailbox providers look at who writes to addresses that do not exist; above two in a hundred a sender's list is in
 * doubt. A handful is chance.
 */
const BOUNCED_SHARE = 0.02;
const BOUNCED_LEAST = 5;

export function attentionOf({ setup, isStopped, messages }: Facts): Attention[] {
  const unknown = count(messages, ({ state }) => state === 'unknown');
  const delivered = count(messages, ({ state }) => state === 'accepted' || state === 'failed');
  const bounced = count(messages, ({ reason }) => reason === 'address_refused');
  const failed = importFailed(setup);
  const { training, trained, pixel } = setup;
  const hasBounced = bounced >= BOUNCED_LEAST && bounced > BOUNCED_SHARE * delivered;
  const found: (Attention | false)[] = [
    unknown > 0 && { name: 'unknown', count: unknown, detail: '' },
    isStopped && { name: 'sendingStopped', count: 0, detail: '' },
    failed !== null && { name: 'importFailed', count: 0, detail: failed.problem ?? '' },
    training?.state === 'failed' && {
      name: 'trainingFailed',
      count: trained ? 1 : 0,
      detail: training.problem ?? '',
    },
    pixel.problem !== null &&
      pixel.connectedAt === null && { name: 'pixelProblem', count: 0, detail: pixel.problem },
    hasBounced && { name: 'bounced', count: bounced, detail: '' },
  ];
  return found.filter((one) => one !== false);
}

function count(rows: ReasonCount[], test: (row: ReasonCount) => boolean): number {
  return rows.reduce((sum, row) => (test(row) ? sum + row.count : sum), 0);
}
