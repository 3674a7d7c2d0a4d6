// What a flow is made of: a trigger, steps, what ends it, and what a merchant may set about it.
import type { EventName } from '~/events/names';
import type { FlowContext } from '~/messages/ledger/flow-context';
import type { DayOneTemplate } from '~/templates/template';

export type WaitStep = { kind: 'wait'; minutes: number };

/** `id` is part of the key that keeps a message single: it never changes once a flow was switched on. */
export type MessageStep = {
  kind: 'message';
  id: string;
  templateId: DayOneTemplate;
  strategy: FlowContext['strategy'];
};

export type Step = WaitStep | MessageStep;

export type FlowSettings = {
  /** Kept without, to know the truth: a share of people, always the same ones. */
  holdoutShare: number;
  quietHours: boolean;
  /** Hours since the person's last mail of any kind. */
  gapHours: number;
  delayMinutes: number;
  /** Days from one message of this flow to the next for the same person. */
  cooldownDays: number;
  /** An event older than this never enrols, and a message later than this is never sent. */
  limitHours: number;
};

export type FlowDefinition = {
  id: string;
  trigger: EventName;
  /** What a person does that makes the rest of the flow pointless. */
  endsOn: readonly ExitEvent[];
  /** The products that a triggering event is about. */
  productsOf: (properties: unknown) => string[];
  stepsOf: (settings: FlowSettings) => Step[];
  defaults: FlowSettings;
};

export type ExitEvent = Extract<
  EventName,
  'added_to_cart' | 'started_checkout' | 'completed_checkout' | 'placed_order' | 'unsubscribed'
>;

/** Why a triggering event did not enrol. */
export type PassReason =
  | 'imported'
  | 'too_old'
  | 'before_switch_on'
  | 'anonymous'
  | 'no_product'
  | 'unreachable'
  | 'already_in_flow'
  | 'cooling_down';

/** Why a person is no longer inside. `completed`: every step was taken; what became of the mail is in the ledger. */
export type EndReason =
  'completed' | ExitEvent | 'unreachable' | 'switched_off' | 'too_late' | 'shop_uninstalled';
