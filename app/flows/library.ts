// The ready-made flows. All are off until the merchant switches them on.
import { eventSchemas } from '~/events/names';
import type { FlowDefinition } from './definition';

export const BROWSE_ABANDONMENT: FlowDefinition = {
  id: 'browse-abandonment',
  trigger: 'viewed_product',
  endsOn: [
    'added_to_cart',
    'started_checkout',
    'completed_checkout',
    'placed_order',
    'unsubscribed',
  ],
  productsOf: (properties) => {
    const view = eventSchemas.viewed_product.safeParse(properties);
    return view.success ? [view.data.productId] : [];
  },
  // At the trigger's time: an hour later is an answer, the person's best hour tomorrow is an advertisement.
  stepsOf: ({ delayMinutes }) => [
    { kind: 'wait', minutes: delayMinutes },
    {
      kind: 'message',
      id: 'another-look',
      templateId: 'browse-abandonment',
      strategy: 'viewed-and-similar',
    },
  ],
  defaults: {
    holdoutShare: 0.1,
    quietHours: true,
    gapHours: 16,
    delayMinutes: 60,
    cooldownDays: 7,
    limitHours: 24,
  },
};

export const FLOWS: readonly FlowDefinition[] = [BROWSE_ABANDONMENT];

export function findDefinition(flowId: string): FlowDefinition | null {
  return FLOWS.find((flow) => flow.id === flowId) ?? null;
}
