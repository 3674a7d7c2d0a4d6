// What a flow hands along with its message, kept in the message's row: choice and gates need nothing else of the flow.
import type { EventName } from '~/events/names';

export type FlowContext = {
  flowId: string;
  /** What happened that this message answers: the triggering event's id. */
  occasion: string;
  /** How its products are chosen. */
  strategy: 'viewed-and-similar';
  productIds: string[];
  /** From here on, any of these events of the person makes the message pointless. An ISO instant. */
  triggeredAt: string;
  endsOn: readonly EventName[];
  /** An ISO instant: later than this the message has lost its occasion. */
  sendBy: string;
};
