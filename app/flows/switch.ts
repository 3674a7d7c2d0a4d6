// A flow's switch and settings, as the merchant moves them: on when nothing is missing, off at once for everybody.
import { z } from 'zod';
import { whyNotReady } from '~/campaigns/create';
import type { LaunchProblem } from '~/campaigns/create';
import type { Database, Db } from '~/db';
import { inShop } from '~/db';
import { cancelForFlow } from '~/messages/ledger/recovery-store';
import { lockShop } from '~/shops/store';
import type { Shop } from '~/shops/store';
import { publishTemplate } from '~/templates/template';
import type { FlowDefinition, FlowSettings } from './definition';
import { endAll } from './enrollment-store';
import { findFlow, moveSwitch, writeSettings } from './store';

export type SwitchProblem = LaunchProblem | 'sendingStopped';

/** `moved`: whether it was off before; a second tab that asks for the same changes nothing. */
export type Switching =
  { kind: 'on'; moved: boolean } | { kind: 'refused'; problems: SwitchProblem[] };

/** A flow that may send nothing would gather people whose occasion passes while they wait. */
export async function whyNotOn(database: Database, shop: Shop): Promise<SwitchProblem[]> {
  const problems = await whyNotReady(database, shop);
  return shop.sendingStoppedAt === null ? problems : [...problems, 'sendingStopped'];
}

/** What happened before this moment starts nothing. */
export async function switchOn(
  database: Database,
  shop: Shop,
  definition: FlowDefinition,
  now: Date,
): Promise<Switching> {
  const problems = await whyNotOn(database, shop);
  if (problems.length > 0) return { kind: 'refused', problems };
  for (const step of definition.stepsOf(definition.defaults)) {
    if (step.kind !== 'message') continue;
    const publication = await publishTemplate(database, shop, step.templateId, now);
    if (publication.kind === 'refused') return { kind: 'refused', problems: ['templateRefused'] };
  }
  const moved = await inShop(database, shop.id, (db) =>
    moveSwitch(db, shop.id, definition, { state: 'on', now }),
  );
  return { kind: 'on', moved };
}

/**
 * Who is inside leaves, and what waits in the queue is not sent; what is in flight ends as it ends. Answers whether
 * the flow was on before.
 */
export async function switchOff(
  db: Db,
  shopId: number,
  definition: FlowDefinition,
  now: Date,
): Promise<boolean> {
  const moved = await moveSwitch(db, shopId, definition, { state: 'off', now });
  await endAll(db, shopId, definition.id, { reason: 'switched_off', now });
  await cancelForFlow(db, shopId, definition.id, now);
  return moved;
}

const filled = (value: unknown) => (value === '' ? undefined : value);

const whole = (problem: FlowProblem, least: number, most: number) =>
  z.preprocess(
    filled,
    z.coerce.number(problem).int(problem).min(least, problem).max(most, problem),
  );

const formSchema = z.object({
  holdoutPercent: z.preprocess(
    filled,
    z.coerce.number('holdoutRange').min(0, 'holdoutRange').max(50, 'holdoutRange'),
  ),
  quietHours: z.unknown().transform((value) => value === 'on'),
  gapHours: whole('gapRange', 0, 720),
  delayMinutes: whole('delayRange', 10, 1_440),
  cooldownDays: whole('cooldownRange', 1, 365),
});

export type FlowProblem = 'holdoutRange' | 'gapRange' | 'delayRange' | 'cooldownRange';

export type FlowSaving = { kind: 'saved' } | { kind: 'refused'; problems: FlowProblem[] };

/**
 * `fields`: holdoutPercent, quietHours ("on" or "off"), gapHours, delayMinutes, cooldownDays. What is not among them
 * stays as it is, so that two tabs that change different settings both have their way.
 */
export async function saveFlow(
  db: Db,
  shopId: number,
  definition: FlowDefinition,
  form: { fields: Record<string, unknown>; now: Date },
): Promise<FlowSaving> {
  await lockShop(db, shopId);
  const flow = await findFlow(db, shopId, definition);
  const parsed = formSchema.safeParse({ ...fieldsOf(flow), ...form.fields });
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => issue.message as FlowProblem);
    return { kind: 'refused', problems: [...new Set(problems)] };
  }
  const { holdoutPercent, ...rest } = parsed.data;
  const { limitHours } = flow;
  const values = { ...rest, holdoutShare: holdoutPercent / 100, limitHours };
  await writeSettings(db, shopId, definition.id, { values, now: form.now });
  return { kind: 'saved' };
}

function fieldsOf(flow: FlowSettings) {
  const { holdoutShare, quietHours, gapHours, delayMinutes, cooldownDays } = flow;
  const holdoutPercent = Math.round(holdoutShare * 10_000) / 100;
  const quiet = quietHours ? 'on' : 'off';
  return { holdoutPercent, quietHours: quiet, gapHours, delayMinutes, cooldownDays };
}
