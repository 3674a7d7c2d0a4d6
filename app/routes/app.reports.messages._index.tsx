// Every message of the shop, the newest first, by campaign or flow and by state.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listCampaigns } from '~/campaigns/store';
import { MessagesPage } from '~/components/messages/messages-page';
import { MESSAGE_GROUPS } from '~/components/messages/states';
import { inShop } from '~/db';
import { FLOWS } from '~/flows/library';
import { listNewest } from '~/messages/ledger/report-store';
import { messagePath, parseMessagePath } from '~/messages/message-path';
import { recordAccess } from '~/profiles/access-store';
import { requireShop } from '~/shopify.server';

const PAGE = 50;
const WAITING = ['queued', 'claimed', 'intent'];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const { searchParams } = new URL(request.url);
  const group = MESSAGE_GROUPS.find((one) => one === searchParams.get('state')) ?? null;
  const campaignText = searchParams.get('campaign') ?? '';
  const campaignId = /^\d{1,9}$/.test(campaignText) ? Number(campaignText) : null;
  const flowIds = FLOWS.map(({ id }) => id);
  const flowId = flowIds.find((id) => id === searchParams.get('flow')) ?? null;
  const before = parseMessagePath(searchParams.get('before') ?? '');
  const states = group === null ? null : group === 'waiting' ? WAITING : [group];
  const { campaigns, rows } = await inShop(database, shop.id, async (db) => {
    const found = await listNewest(db, shop.id, { campaignId, flowId, states }, before, PAGE + 1);
    const profileIds = found.slice(0, PAGE).map(({ profileId }) => profileId);
    await recordAccess(db, shop.id, { staffId, what: 'message_list', profileIds, at: now });
    return { campaigns: await listCampaigns(db, shop.id), rows: found };
  });
  const names = new Map(campaigns.map((campaign) => [campaign.id, campaign.name]));
  const shown = rows.slice(0, PAGE);
  return json({
    campaigns: campaigns
      .filter(({ state }) => state !== 'draft')
      .map(({ id, name }) => ({ id, name })),
    flows: flowIds,
    filter: { campaign: campaignId, flow: flowId, state: group },
    isFirst: before === null,
    next: rows.length > PAGE ? messagePath(shown[shown.length - 1]!) : null,
    messages: shown.map((message) => ({
      path: messagePath(message),
      profileId: message.profileId,
      address: message.address,
      campaign: names.get(message.campaignId ?? 0) ?? null,
      flow: message.flowId,
      state: message.state,
      reason: message.reason,
      at: message.settledAt ?? message.sendAt,
      clicked: message.clickedAt !== null,
    })),
  });
}

export default function Messages() {
  return <MessagesPage {...useLoaderData<typeof loader>()} />;
}
