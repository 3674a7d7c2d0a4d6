// A campaign from what a merchant typed: checked, refused with one sentence a field, or created and launched.
import { z } from 'zod';
import type { Database } from '~/db';
import { inShop } from '~/db';
import type { Shop } from '~/shops/store';
import { PICKS_FOR_YOU, publishPicksForYou } from '~/templates/template';
import { isTrained } from '~/training/store';
import { launchCampaign } from './launch';
import { createCampaign } from './store';

const formSchema = z.object({
  name: z.string().trim().min(1, 'nameMissing').max(80, 'nameTooLong'),
  holdoutPercent: z.coerce.number('holdoutRange').min(0, 'holdoutRange').max(50, 'holdoutRange'),
  // A check box that is off sends nothing.
  quietHours: z
    .unknown()
    .optional()
    .transform((value) => value === 'on'),
  gapHours: z.coerce.number('gapRange').int('gapRange').min(0, 'gapRange').max(720, 'gapRange'),
  recipientLimit: z
    .union([z.literal('').transform(() => null), z.coerce.number().int().min(1)])
    .nullable()
    .default(null)
    .catch(null),
});

export type CampaignProblem =
  | 'nameMissing'
  | 'nameTooLong'
  | 'holdoutRange'
  | 'gapRange'
  | 'notTrained'
  | 'noPostalAddress'
  | 'noSender'
  | 'templateRefused';

export type Creation =
  { kind: 'launched'; campaignId: number } | { kind: 'refused'; problems: CampaignProblem[] };

/** `fields`: name, holdoutPercent, quietHours ("on" or absent), gapHours, recipientLimit (empty: everyone). */
export async function createAndLaunch(
  database: Database,
  shop: Shop,
  fields: Record<string, unknown>,
  now: Date,
): Promise<Creation> {
  const parsed = formSchema.safeParse(fields);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => issue.message as CampaignProblem);
  problems.push(...(await whyNotReady(database, shop)));
  if (!parsed.success || problems.length > 0)
    return { kind: 'refused', problems: [...new Set(problems)] };
  const publication = await publishPicksForYou(database, shop, now);
  if (publication.kind === 'refused') return { kind: 'refused', problems: ['templateRefused'] };
  const { holdoutPercent, ...rest } = parsed.data;
  const settings = { ...rest, holdoutShare: holdoutPercent / 100, templateId: PICKS_FOR_YOU };
  return inShop(database, shop.id, async (db) => {
    const campaign = await createCampaign(db, shop.id, settings, now);
    await launchCampaign(db, shop.id, campaign.id, now);
    return { kind: 'launched', campaignId: campaign.id };
  });
}

/** CAN-SPAM § 7704(a)(5): no campaign without a postal address; nor without a sender. */
async function whyNotReady(database: Database, shop: Shop): Promise<CampaignProblem[]> {
  const trained = await inShop(database, shop.id, (db) => isTrained(db, shop.id));
  return [
    ...(trained ? [] : (['notTrained'] as const)),
    ...(shop.postalAddress.trim() === '' ? (['noPostalAddress'] as const) : []),
    ...(shop.senderEmail.includes('@') ? [] : (['noSender'] as const)),
  ];
}
