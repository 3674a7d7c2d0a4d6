// Pure: the states of a message and the closed list of reasons why one was not sent.

/**
 * queued → claimed (a worker holds it) → intent (committed before the mail leaves) → accepted | failed | unknown.
 * skipped: it never left, and `reason` tells why.
 */
export type MessageState =
  'queued' | 'claimed' | 'intent' | 'accepted' | 'failed' | 'unknown' | 'skipped';

export type SkipReason =
  | 'holdout'
  | 'duplicate_address'
  | 'no_consent'
  | 'unsubscribed'
  | 'suppressed'
  | 'no_address'
  | 'no_products'
  | 'not_rendered'
  | 'campaign_stopped'
  | 'flow_off'
  | 'moved_on'
  | 'too_late'
  | 'shop_uninstalled'
  | 'topic_left'
  | 'too_often'
  | 'mail_paused'
  | 'not_personal'
  | 'consent_expired';

export type WaitReason = 'sending_stopped' | 'campaign_paused' | 'quiet_hours' | 'gap';

export type FailReason =
  'not_rendered' | 'address_refused' | 'content_refused' | 'server_refused' | 'gave_up';

export type UnknownReason = 'worker_died' | 'connection_lost';

/** What a gate answers. `wait` puts the message back into the queue, due again at `until`. */
export type GateVerdict =
  | { kind: 'open' }
  | { kind: 'skipped'; reason: SkipReason }
  | { kind: 'wait'; reason: WaitReason; until: Date };

/** A message's key; `createdAt` is part of it because the ledger is partitioned by it. */
export type MessageKey = { createdAt: Date; id: string };
