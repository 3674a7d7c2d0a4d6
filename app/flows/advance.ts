// Due enrollments, one step forward each: the pure core decides, this plans the message and writes the place down.
import type { Database, Db } from '~/db';
import { inShop } from '~/db';
import { firstSince } from '~/events/stream-store';
import { isHeldOut } from '~/experiments/assign';
import { planMessages } from '~/messages/ledger/plan-store';
import type { Shop } from '~/shops/store';
import { latestVersion } from '~/templates/store';
import { publishTemplate } from '~/templates/template';
import type { EndReason, FlowDefinition, MessageStep } from './definition';
import { findEntrants, isAnyDue, savePlaces, takeDue } from './enrollment-store';
import type { Enrollment } from './enrollment-store';
import { loadLeads } from './lead-products';
import { findDefinition } from './library';
import { nextStep, placeAfter, sendBy } from './next-step';
import type { StepFacts } from './next-step';
import { findFlow, holdFlow, listSwitchedOn } from './store';
import type { FlowRow } from './store';

const CHUNK = 200;

/** Works off everything that is due in a shop; answers how many steps were taken. */
export async function advanceDue(database: Database, shop: Shop, now: Date): Promise<number> {
  let steps = 0;
  for (const flowId of await inShop(database, shop.id, (db) => listSwitchedOn(db, shop.id))) {
    const definition = findDefinition(flowId);
    if (!definition) continue;
    if (!(await inShop(database, shop.id, (db) => isAnyDue(db, shop.id, flowId, now)))) continue;
    const versions = await publishedFor(database, shop, definition, now);
    for (let taken = CHUNK; taken > 0; steps += taken) {
      const order = { definition, versions, now };
      taken = await inShop(database, shop.id, (db) => advanceChunk(db, shop.id, order));
    }
  }
  return steps;
}

type Versions = Map<string, number>;

/** In the brand's look of today; where that was refused, the last version that was not. */
async function publishedFor(
  database: Database,
  shop: Shop,
  definition: FlowDefinition,
  now: Date,
): Promise<Versions> {
  const versions: Versions = new Map();
  for (const step of definition.stepsOf(definition.defaults)) {
    if (step.kind !== 'message') continue;
    const { templateId } = step;
    const publication = await publishTemplate(database, shop, templateId, now);
    const version =
      publication.kind === 'published'
        ? publication.version
        : await inShop(database, shop.id, (db) => latestVersion(db, shop.id, templateId));
    if (version === null) throw new Error(`template ${templateId} has no published version`);
    versions.set(templateId, version);
  }
  return versions;
}

type Order = { definition: FlowDefinition; versions: Versions; now: Date };

/** One transaction: whoever dies in it has taken no step, and another worker takes them all. */
async function advanceChunk(db: Db, shopId: number, order: Order): Promise<number> {
  const { definition, now } = order;
  await holdFlow(db, shopId, definition.id);
  const flow = await findFlow(db, shopId, definition);
  const due = await takeDue(db, shopId, flow.id, { now, limit: CHUNK });
  const factsOf = await loadStepFacts(db, shopId, { definition, flow, due });
  const leadsOf = await loadLeads(db, shopId, definition, due);
  const places: Enrollment[] = [];
  for (const enrollment of due) {
    const facts = factsOf(enrollment);
    const verdict = nextStep(enrollment, facts, now);
    if (verdict.kind === 'send') {
      const { message } = verdict;
      const productIds = leadsOf(enrollment);
      await planMessage(db, shopId, { ...order, flow, enrollment, message, productIds });
    }
    places.push({ ...enrollment, ...placeAfter(enrollment, verdict, now) });
  }
  await savePlaces(db, shopId, flow.id, places);
  return due.length;
}

async function loadStepFacts(
  db: Db,
  shopId: number,
  { definition, flow, due }: { definition: FlowDefinition; flow: FlowRow; due: Enrollment[] },
): Promise<(enrollment: Enrollment) => StepFacts> {
  const profileIds = due.map((enrollment) => enrollment.profileId);
  const people = await findEntrants(db, shopId, flow.id, profileIds);
  const exits = await firstSince(
    db,
    shopId,
    due.map(({ profileId, triggeredAt }) => ({
      key: profileId,
      profileId,
      since: triggeredAt,
      names: definition.endsOn,
    })),
  );
  return ({ profileId }) => ({
    isOn: flow.state === 'on',
    steps: definition.stepsOf(flow),
    limitHours: flow.limitHours,
    exit: (exits.get(profileId) as EndReason | undefined) ?? null,
    reachable: people.get(profileId)?.reachable ?? false,
  });
}

/** The one road's first step; who is held back is planned and skipped, so that both halves are counted alike. */
async function planMessage(
  db: Db,
  shopId: number,
  asked: Order & {
    flow: FlowRow;
    enrollment: Enrollment;
    message: MessageStep;
    productIds: string[];
  },
): Promise<void> {
  const { definition, versions, flow, enrollment, message, productIds, now } = asked;
  const { profileId, occasion, triggeredAt, dueAt } = enrollment;
  const heldOut = isHeldOut(`flow:${flow.id}:holdout`, profileId, flow.holdoutShare);
  await planMessages(
    db,
    shopId,
    {
      source: `flow:${flow.id}:${message.id}`,
      occasion,
      kind: 'flow',
      campaignId: null,
      flow: {
        flowId: flow.id,
        occasion,
        strategy: message.strategy,
        productIds,
        triggeredAt: triggeredAt.toISOString(),
        endsOn: definition.endsOn,
        sendBy: sendBy(enrollment, flow).toISOString(),
      },
      templateId: message.templateId,
      templateVersion: versions.get(message.templateId)!,
      createdAt: now,
      sendAt: dueAt,
    },
    [{ profileId, skip: heldOut ? 'holdout' : null }],
  );
}
