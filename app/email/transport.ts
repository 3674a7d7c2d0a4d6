// Pure: what the send path needs of a way to hand over mail, and the four honest answers there are.

export type Transport = {
  deliver(mail: OutgoingMail): Promise<DeliveryResult>;
  close(): Promise<void>;
};

/** `raw` is the whole message with headers, CRLF line ends; the envelope decides who gets it. */
export type OutgoingMail = { from: string; to: string; raw: Buffer };

export type DeliveryResult =
  /** The server took responsibility for the message. */
  | { kind: 'accepted'; response: string }
  /** It surely did not; the same message may be tried again later. */
  | { kind: 'deferred'; reason: DeferralReason; response: string }
  /** It surely did not and will not: a 5xx answer to this message. */
  | { kind: 'rejected'; reason: RejectionReason; response: string }
  /** The content was on its way when the connection ended, without an answer: it may or may not have arrived. */
  | { kind: 'unknown'; reason: UnknownReason };

export type DeferralReason = 'server-busy' | 'unreachable' | 'timeout' | 'login-refused' | 'closed';
export type RejectionReason = 'sender-refused' | 'recipient-refused' | 'content-refused';
export type UnknownReason = 'connection-lost' | 'no-answer-in-time' | 'unreadable-answer';
