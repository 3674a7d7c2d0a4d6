// A campaign from what a merchant typed: checked, kept as a draft, and launched once nothing is missing.
import { z } from 'zod';
import type { Database } from '~/db';
import { inShop } from '~/db';
import type { Shop } from '~/shops/store';
import { PICKS_FOR_YOU, publishPicksForYou } from '~/templates/template';
import { isTrained } from '~/training/store';
import { changeDraft, createCampaign } from './draft-store';
import type { CampaignSettings } from './draft-store';
import { launchCampaign } from './launch';

/** An empty field is not a zero. */
const filled = (value: unknown) => (value === '' ? undefined : value);

const formSchema = z.object({
  name: z.string('nameMissing').trim().min(1, 'nameMissing').max(80, 'nameTooLong'),
  holdoutPercent: z.preprocess(
    filled,
    z.coerce.number('holdoutRange').min(0, 'holdoutRange').max(50, 'holdoutRange'),
  ),
  // A check box that is off sends nothing.
  quietHours: z
    .unknown()
    .optional()
    .transform((value) => value === 'on'),
  gapHours: z.preprocess(
    filled,
    z.coerce.number('gapRange').int('gapRange').min(0, 'gapRange').max(720, 'gapRange'),
  ),
  // Empty is no topic: who left some still gets it.
  topicId: z.preprocess((value) => filled(value) ?? null, z.string().max(60).nullable()),
  // Empty is everyone; a limit that can't be read must never be.
  recipientLimit: z.preprocess(
    (value) => filled(value) ?? null,
    z.null('limitRange').or(z.coerce.number().int().min(1).max(2_000_000_000)),
  ),
});

export type FieldProblem =
  'nameMissing' | 'nameTooLong' | 'holdoutRange' | 'gapRange' | 'limitRange';

export type LaunchProblem = 'notTrained' | 'noPostalAddress' | 'noSender' | 'templateRefused';

type Refused<Problem> = { kind: 'refused'; problems: Problem[] };

export type Saving =
  { kind: 'saved'; campaignId: number } | { kind: 'gone' } | Refused<FieldProblem>;

export type Launch = { kind: 'launched' } | { kind: 'gone' } | Refused<LaunchProblem>;

export type Creation =
  { kind: 'launched'; campaignId: number } | Refused<FieldProblem | LaunchProblem>;

type Fields = Record<string, unknown>;

/**
 * `fields`: name, holdoutPercent, quietHours ("on" or absent), gapHours, recipientLimit (empty: everyone), topicId.
 * With the id of a draft it is changed (`gone` when it is no draft any more), without one a new draft is made.
 */
export async function saveDraft(
  database: Database,
  shop: Shop,
  fields: Fields,
  { id, now }: { id: number | null; now: Date },
): Promise<Saving> {
  const read = readFields(fields);
  if (read.kind === 'refused') return read;
  return inShop(database, shop.id, async (db) => {
    if (id !== null) {
      const changed = await changeDraft(db, shop.id, id, read.settings);
      return changed ? { kind: 'saved', campaignId: id } : { kind: 'gone' };
    }
    const campaign = await createCampaign(db, shop.id, read.settings, now);
    return { kind: 'saved', campaignId: campaign.id };
  });
}

/** Sends a draft on its way, with the template as brand and words are now; `gone` when it is no draft any more. */
export async function launchDraft(
  database: Database,
  shop: Shop,
  id: number,
  now: Date,
): Promise<Launch> {
  const problems = await whyNotReady(database, shop);
  if (problems.length > 0) return { kind: 'refused', problems };
  const publication = await publishPicksForYou(database, shop, now);
  if (publication.kind === 'refused') return { kind: 'refused', problems: ['templateRefused'] };
  const launched = await inShop(database, shop.id, (db) => launchCampaign(db, shop.id, id, now));
  return { kind: launched ? 'launched' : 'gone' };
}

/** Both at once, for programs; what is refused leaves no draft behind. */
export async function createAndLaunch(
  database: Database,
  shop: Shop,
  fields: Fields,
  now: Date,
): Promise<Creation> {
  const read = readFields(fields);
  const problems = await whyNotReady(database, shop);
  if (read.kind === 'refused' || problems.length > 0) {
    return {
      kind: 'refused',
      problems: [...(read.kind === 'refused' ? read.problems : []), ...problems],
    };
  }
  const publication = await publishPicksForYou(database, shop, now);
  if (publication.kind === 'refused') return { kind: 'refused', problems: ['templateRefused'] };
  return inShop(database, shop.id, async (db) => {
    const campaign = await createCampaign(db, shop.id, read.settings, now);
    await launchCampaign(db, shop.id, campaign.id, now);
    return { kind: 'launched', campaignId: campaign.id };
  });
}

function readFields(
  fields: Fields,
): { kind: 'read'; settings: CampaignSettings } | Refused<FieldProblem> {
  const parsed = formSchema.safeParse(fields);
  if (!parsed.success) {
    // A union tells its branches' troubles, not ours.
    const problems = parsed.error.issues.map((issue) =>
      issue.path[0] === 'recipientLimit' ? 'limitRange' : (issue.message as FieldProblem),
    );
    return { kind: 'refused', problems: [...new Set(problems)] };
  }
  const { holdoutPercent, ...rest } = parsed.data;
  const settings = { ...rest, holdoutShare: holdoutPercent / 100, templateId: PICKS_FOR_YOU };
  return { kind: 'read', settings };
}

/** CAN-SPAM § 7704(a)(5): no campaign without a postal address; nor without a sender. */
export async function whyNotReady(database: Database, shop: Shop): Promise<LaunchProblem[]> {
  const trained = await inShop(database, shop.id, (db) => isTrained(db, shop.id));
  return [
    ...(trained ? [] : (['notTrained'] as const)),
    ...(shop.postalAddress.trim() === '' ? (['noPostalAddress'] as const) : []),
    ...(shop.senderEmail.includes('@') ? [] : (['noSender'] as const)),
  ];
}
