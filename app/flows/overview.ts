// A flow as a merchant looks at it: switch, settings, steps, and how many entered, left, were passed over and got mail.
import type { Db } from '~/db';
import type { EndReason, FlowDefinition, Step } from './definition';
import { readPassedOver } from './cursor-store';
import type { PassCounts } from './cursor-store';
import { FLOWS } from './library';
import { countMessages, countPlaces, countWaiting } from './progress-store';
import type { FlowMessageCount, PlaceCount, WaitingCount } from './progress-store';
import { findFlow } from './store';
import type { FlowRow } from './store';

export type FlowOverview = {
  flow: FlowRow;
  trigger: string;
  steps: Step[];
  endsOn: readonly EndReason[];
  /** Now; all that follows counts from `since` on. */
  waiting: WaitingCount[];
  places: PlaceCount[];
  passedOver: PassCounts;
  messages: FlowMessageCount[];
};

export async function readFlow(
  db: Db,
  shopId: number,
  definition: FlowDefinition,
  since: Date,
): Promise<FlowOverview> {
  const flow = await findFlow(db, shopId, definition);
  return {
    flow,
    trigger: definition.trigger,
    steps: definition.stepsOf(flow),
    endsOn: definition.endsOn,
    waiting: await countWaiting(db, shopId, flow.id),
    places: await countPlaces(db, shopId, flow.id, since),
    passedOver: await readPassedOver(db, shopId, flow.id, since),
    messages: await countMessages(db, shopId, flow.id, since),
  };
}

/** Every flow of the library, in its order: a shop has them all, off until they are switched on. */
export async function listFlows(db: Db, shopId: number, since: Date): Promise<FlowOverview[]> {
  const flows: FlowOverview[] = [];
  for (const definition of FLOWS) flows.push(await readFlow(db, shopId, definition, since));
  return flows;
}
