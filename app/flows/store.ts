// Flows of a shop: switch and settings.
import type { Flow } from '@prisma/client';
import type { Db } from '~/db';
import type { FlowDefinition, FlowSettings } from './definition';

export type FlowState = 'on' | 'off';

/** A flow that was never touched is off, with its library's settings. */
export type FlowRow = FlowSettings & { id: string; state: FlowState; switchedAt: Date | null };

export async function findFlow(
  db: Db,
  shopId: number,
  definition: FlowDefinition,
): Promise<FlowRow> {
  const row = await db.flow.findUnique({ where: { shopId_id: { shopId, id: definition.id } } });
  return row
    ? rowOf(row)
    : { id: definition.id, state: 'off', switchedAt: null, ...definition.defaults };
}

function rowOf({ shopId: _shop, createdAt: _created, state, ...rest }: Flow): FlowRow {
  return { ...rest, state: state as FlowState };
}

/** Keeps a switch from moving while somebody enrols or advances by it. */
export async function holdFlow(db: Db, shopId: number, flowId: string): Promise<void> {
  await db.$queryRaw`select id from "flow" where shop_id = ${shopId} and id = ${flowId} for share`;
}

export async function listSwitchedOn(db: Db, shopId: number): Promise<string[]> {
  const rows = await db.flow.findMany({
    where: { shopId, state: 'on' },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => row.id);
}

/** Answers whether the switch moved. The moment of switching on stays what it was when it was on already. */
export async function moveSwitch(
  db: Db,
  shopId: number,
  definition: FlowDefinition,
  to: { state: FlowState; now: Date },
): Promise<boolean> {
  const { id, defaults } = definition;
  await db.flow.createMany({
    data: { shopId, id, state: 'off', createdAt: to.now, ...defaults },
    skipDuplicates: true,
  });
  const moved = await db.flow.updateMany({
    where: { shopId, id, state: { not: to.state } },
    data: { state: to.state, switchedAt: to.now },
  });
  return moved.count === 1;
}

export async function writeSettings(
  db: Db,
  shopId: number,
  flowId: string,
  settings: { values: FlowSettings; now: Date },
): Promise<void> {
  await db.flow.upsert({
    where: { shopId_id: { shopId, id: flowId } },
    create: { shopId, id: flowId, state: 'off', createdAt: settings.now, ...settings.values },
    update: settings.values,
  });
}
