// The closed list of what can happen, each with the shape of its properties.
import { z } from 'zod';

export const eventSchemas = {
  placed_order: z.object({
    orderId: z.string(),
    totalMinor: z.number().int(),
    currency: z.string().length(3),
  }),
  clicked: z.object({
    messageId: z.string(),
    link: z.number().int().min(0),
    url: z.string(),
  }),
  unsubscribed: z.object({
    messageId: z.string().nullable(),
    source: z.enum(['one_click', 'unsubscribe_page', 'merchant']),
  }),
} as const;

export type EventName = keyof typeof eventSchemas;

/** How an event reached us. What was imported is history: it teaches, and never starts a flow. */
export type EventOrigin = 'import' | 'webhook' | 'pixel' | 'mail';

export type NewEvent<Name extends EventName = EventName> = {
  [N in Name]: {
    /** The sender's own id: the same on every retry. */
    id: string;
    name: N;
    occurredAt: Date;
    profileId: string | null;
    origin: EventOrigin;
    properties: z.infer<(typeof eventSchemas)[N]>;
  };
}[Name];
