// What a task is and what it is handed: the door opened by the clock.
import type { z } from 'zod';
import type { Database } from '~/db';
import type { Transport } from '~/email/transport';
import type { Log } from '~/log.server';
import type { Resealed } from '~/shopify/access/reseal';
import type { Admin } from '~/shopify/admin';

export type TaskContext = {
  database: Database;
  transport: Transport;
  log: Log;
  secret: string;
  appUrl: string;
  workerId: string;
  signal: AbortSignal;
  /** Shops whose mail this process is sending at this moment. */
  sending: Set<number>;
  /** Business time, once per task. */
  now: () => Date;
  /** The Admin API of an installed shop, with a token that is good for now. */
  adminOf: (domain: string) => Promise<Admin>;
  /** Tokens that a replaced secret sealed are sealed by the present one. */
  resealTokens: () => Promise<Resealed>;
  /** Fits a shop's models away from this thread, so that mail and heartbeat go on. */
  trainInThread: (shopId: number, now: Date) => Promise<'trained' | 'busy'>;
  /** Adds a job; one with the same key that has not begun is replaced, so a sweep may ask again and again. */
  addJob: (name: string, payload: object, key: string) => Promise<void>;
};

export type Task<Payload> = {
  name: string;
  payload: z.ZodType<Payload>;
  /** A sweep arms itself again after so many seconds; others run when they are added. */
  everySeconds?: number;
  run: (payload: Payload, context: TaskContext) => Promise<void>;
};

export function defineTask<Payload>(task: Task<Payload>): Task<Payload> {
  return task;
}
