// A flow as a merchant looks at it: switch, settings, steps, and how many entered, left, were passed over and got mail.
import type { Db } from '~/db';
import type { FlowDefinition, Step } from './definition';
import { readPassedOver } from './cursor-store';
import type { PassCounts } from './cursor-store';
import { countMessages, countPlaces } from './progress-store';
import type { FlowMessageCount, PlaceCount } from './progress-store';
import { findFlow } from './store';
import type { FlowRow } from './store';

export type FlowOverview = {
  flow: FlowRow;
  steps: Step[];
  places: PlaceCount[];
  passedOver: PassCounts;
  messages: FlowMessageCount[];
};

export async function readFlow(
  db: Db,
  shopId: number,
  definition: FlowDefinition,
): Promise<FlowOverview> {
  const flow = await findFlow(db, shopId, definition);
  return {
    flow,
    steps: definition.stepsOf(flow),
    places: await countPlaces(db, shopId, flow.id),
    passedOver: await readPassedOver(db, shopId, flow.id),
    messages: await countMessages(db, shopId, flow.id),
  };
}
