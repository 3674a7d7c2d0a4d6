// Pure: may this event enrol? Each guard answers with a reason from the closed list; their order is fixed.
import type { PassReason } from './definition';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** An event as a flow meets it, and what is known about its person. */
export type Trigger = {
  origin: string;
  occurredAt: Date;
  profileId: string | null;
  productIds: string[];
};

export type EntryFacts = {
  limitHours: number;
  cooldownDays: number;
  switchedAt: Date | null;
  /** Said no, or has no address. Who has said nothing yet may say yes before the message is due. */
  refused: boolean;
  isInside: boolean;
  /** When the person's last message of this flow was planned. */
  lastSentAt: Date | null;
};

type Guard = (trigger: Trigger, facts: EntryFacts, now: Date) => boolean;

const GUARDS: [PassReason, Guard][] = [
  // What was imported is history: it teaches, and never starts a flow.
  ['imported', ({ origin }) => origin === 'import'],
  [
    'too_old',
    ({ occurredAt }, { limitHours }, now) =>
      now.getTime() - occurredAt.getTime() > limitHours * HOUR_MS,
  ],
  ['before_switch_on', ({ occurredAt }, { switchedAt }) => !switchedAt || occurredAt < switchedAt],
  ['anonymous', ({ profileId }) => profileId === null],
  ['no_product', ({ productIds }) => productIds.length === 0],
  ['unreachable', (_trigger, { refused }) => refused],
  ['already_in_flow', (_trigger, { isInside }) => isInside],
  [
    'cooling_down',
    ({ occurredAt }, { lastSentAt, cooldownDays }) =>
      lastSentAt !== null && occurredAt.getTime() - lastSentAt.getTime() < cooldownDays * DAY_MS,
  ],
];

/** The first guard that holds an event back names the reason; null: it enrols. */
export function whyPassedOver(trigger: Trigger, facts: EntryFacts, now: Date): PassReason | null {
  return GUARDS.find(([, holds]) => holds(trigger, facts, now))?.[0] ?? null;
}
