// Pure: what the road out is handed by its door: capabilities as one argument.
import type { Transport } from '~/email/transport';
import type { Database } from '~/db';

export type Road = {
  database: Database;
  transport: Transport;
  /** The master secret that link keys and Message-IDs are derived from. */
  secret: string;
  /** Where recipients reach our doors. */
  appUrl: string;
  /** This process; a claim without a living owner is anyone's to recover. */
  workerId: string;
  /** Set when the process is asked to end: what is in flight ends, the rest goes back to the queue. */
  signal: AbortSignal;
};
