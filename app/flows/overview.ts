// A flow as a merchant looks at it: switch, settings, steps, and how many entered, left, were passed over and got mail.
import type { Db } from '~/db';
import { listNewest } from '~/messages/ledger/report-store';
import { messagePath } from '~/messages/message-path';
import type { EndReason, FlowDefinition, Step } from './definition';
import { readPassedOver } from './cursor-store';
import type { PassCounts } from './cursor-store';
import { FLOWS } from './library';
import { countMessages, countPlaces, countWaiting } from './progress-store';
import type { FlowMessageCount, PlaceCount, WaitingCount } from './progress-store';
import { findFlow } from './store';
import type { FlowRow } from './store';

const WINDOW_MS = 28 * 86_400_000;
const LATEST = 5;

/** Screens look back four weeks. */
export function windowStart(now: Date): Date {
  return new Date(now.getTime() - WINDOW_MS);
}

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

export type FlowSnapshot = FlowOverview & {
  /** The last messages, whenever they were planned. */
  latest: {
    path: string;
    address: string | null;
    state: string;
    reason: string | null;
    at: Date;
    clicked: boolean;
  }[];
};

/** A flow as its own page shows it, and asks for again while the flow is on. */
export async function readFlowSnapshot(
  db: Db,
  shopId: number,
  definition: FlowDefinition,
  since: Date,
): Promise<FlowSnapshot> {
  const overview = await readFlow(db, shopId, definition, since);
  const newest = await listNewest(db, shopId, { flowId: definition.id }, null, LATEST);
  const latest = newest.map((message) => ({
    path: messagePath(message),
    address: message.address,
    state: message.state,
    reason: message.reason,
    at: message.settledAt ?? message.sendAt,
    clicked: message.clickedAt !== null,
  }));
  return { ...overview, latest };
}
