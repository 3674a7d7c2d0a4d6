// What the gates look at, read and locked in the transaction that commits the intent.
import type { Db } from '~/db';
import { firstSince } from '~/events/stream-store';
import type { FlowGateFacts, GateFacts } from './ask-gates';
import { listConsentEnds } from '~/orders/implied-store';
import type { ClaimedMessage } from '~/messages/ledger/claim-store';
import { loadTold } from './told-store';

/** What the gates ask of a message. */
export type AskedMessage = Pick<
  ClaimedMessage,
  'id' | 'profileId' | 'kind' | 'campaignId' | 'flow'
>;

/**
 * Locks the shop, the campaigns and the consents of these people for the length of the transaction: a pause, a stop
 * or an unsubscribe that commits first is seen; one that comes later waits until the intents stand.
 */
export async function loadGateFacts(
  db: Db,
  shopId: number,
  messages: AskedMessage[],
  now: Date,
): Promise<Map<string, GateFacts>> {
  const profileIds = messages.map((message) => message.profileId);
  const [shop] = await db.$queryRaw<{ stopped: boolean; uninstalled: boolean; timeZone: string }[]>`
    select sending_stopped_at is not null as stopped, uninstalled_at is not null as uninstalled,
           time_zone as "timeZone"
    from "shop" where id = ${shopId} for share`;
  if (!shop) throw new Error(`no shop with id ${shopId}`);
  const campaigns = await db.$queryRaw<
    { id: number; state: string; quietHours: boolean; gapHours: number; topicId: string | null }[]
  >`
    select id, state, quiet_hours as "quietHours", gap_hours as "gapHours", topic_id as "topicId" from "campaign"
    where shop_id = ${shopId} and id = any(${messages.map((m) => m.campaignId ?? 0)}::integer[]) for share`;
  const consents = await db.$queryRaw<{ profileId: string; state: string }[]>`
    select profile_id::text as "profileId", state from "consent"
    where shop_id = ${shopId} and channel = 'email' and profile_id = any(${profileIds}::uuid[]) for share`;
  const people = await db.$queryRaw<
    {
      id: string;
      address: string | null;
      suppression: string | null;
      lastAcceptedAt: Date | null;
    }[]
  >`
    select p.id::text, p.email as address, s.reason as suppression,
           (select max(m.settled_at) from "message" m
            where m.shop_id = p.shop_id and m.profile_id = p.id and m.state = 'accepted' and m.kind <> 'service'
              and m.created_at > ${new Date(now.getTime() - LOOK_BACK_MS)}::timestamptz) as "lastAcceptedAt"
    from "profile" p
    left join "suppression" s on s.shop_id = p.shop_id and s.address = p.email
    where p.shop_id = ${shopId} and p.id = any(${profileIds}::uuid[])`;
  const flowOf = await loadFlowFacts(db, shopId, messages);
  const toldOf = await loadTold(db, shopId, profileIds, now);
  const untilOf = await listConsentEnds(db, shopId, profileIds);
  const campaignOf = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  const consentOf = new Map(consents.map((consent) => [consent.profileId, consent.state]));
  const personOf = new Map(people.map((person) => [person.id, person]));
  return new Map(
    messages.map((message) => {
      const person = personOf.get(message.profileId);
      const campaign = campaignOf.get(message.campaignId ?? 0) ?? null;
      const told = toldOf.get(message.profileId);
      return [
        message.id,
        {
          now,
          shop,
          campaign,
          flow: flowOf.get(message.id) ?? null,
          address: person?.address ?? null,
          consent: consentOf.get(message.profileId) ?? null,
          suppression: person?.suppression ?? null,
          lastAcceptedAt: person?.lastAcceptedAt ?? null,
          isService: message.kind === 'service',
          told: told
            ? { ...told, hasLeftTopic: told.topicsLeft.includes(campaign?.topicId ?? '') }
            : null,
          consentUntil: untilOf.get(message.profileId) ?? null,
        },
      ];
    }),
  );
}

/** The flow's switch is locked like a campaign's state; what the person did since is asked once more, at the last moment. */
async function loadFlowFacts(
  db: Db,
  shopId: number,
  messages: AskedMessage[],
): Promise<Map<string, FlowGateFacts>> {
  const following = messages.filter((message) => message.flow !== null);
  if (following.length === 0) return new Map();
  const flows = await db.$queryRaw<
    { id: string; isOn: boolean; quietHours: boolean; gapHours: number }[]
  >`
    select id, state = 'on' as "isOn", quiet_hours as "quietHours", gap_hours as "gapHours" from "flow"
    where shop_id = ${shopId} and id = any(${following.map((m) => m.flow!.flowId)}::text[]) for share`;
  const exits = await firstSince(
    db,
    shopId,
    following.map(({ id, profileId, flow }) => ({
      key: id,
      profileId,
      since: new Date(flow!.triggeredAt),
      names: flow!.endsOn,
    })),
  );
  const settingsOf = new Map(flows.map((flow) => [flow.id, flow]));
  return new Map(
    following.map(({ id, flow }) => {
      const set = settingsOf.get(flow!.flowId) ?? { isOn: false, quietHours: true, gapHours: 0 };
      const { isOn, quietHours, gapHours } = set;
      const sendBy = new Date(flow!.sendBy);
      return [id, { isOn, quietHours, gapHours, hasMovedOn: exits.has(id), sendBy }];
    }),
  );
}

/** The longest gap that a campaign may ask for: 30 days; older mail cannot close the gap gate. */
const LOOK_BACK_MS = 31 * 86_400_000;
