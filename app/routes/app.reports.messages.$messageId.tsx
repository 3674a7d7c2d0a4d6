// One message: the mail as it was sent, and the receipt of how its products were chosen.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findCampaign } from '~/campaigns/store';
import { listTitles } from '~/catalog/store';
import { MessagePage } from '~/components/messages/message-page';
import { inShop } from '~/db';
import type { Db } from '~/db';
import { findReceipt } from '~/decisions/store';
import { env } from '~/env.server';
import type { MessageContent } from '~/messages/content';
import { findMessage } from '~/messages/ledger/report-store';
import type { LedgerMessage } from '~/messages/ledger/report-store';
import { parseMessagePath } from '~/messages/message-path';
import { renderFor } from '~/messages/prepare';
import { recordAccess } from '~/profiles/access-store';
import { requireShop } from '~/shopify.server';
import type { Shop } from '~/shops/store';
import { loadTemplates } from '~/templates/template';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const key = parseMessagePath(params.messageId ?? '');
  const found = key
    ? await inShop(database, shop.id, async (db) => {
        const message = await findMessage(db, shop.id, key);
        if (!message) return null;
        const { profileId } = message;
        await recordAccess(db, shop.id, { staffId, what: 'message', profileId, at: now });
        return describe(db, shop, message);
      })
    : null;
  if (!found) throw new Response('There is no such message.', { status: 404 });
  return json(found);
}

async function describe(db: Db, shop: Shop, message: LedgerMessage) {
  const receipt = await findReceipt(db, shop.id, message.id);
  const campaign =
    message.campaignId === null ? null : await findCampaign(db, shop.id, message.campaignId);
  const productIds = receipt ? [...receipt.chosen, receipt.runnerUp ?? ''] : [];
  const { profileId, address, state, reason, sendAt, settledAt, clickedAt, headerId } = message;
  return {
    facts: { profileId, address, state, reason, sendAt, settledAt, clickedAt, headerId },
    campaign: campaign && { id: campaign.id, name: campaign.name },
    flowId: message.flowId,
    sender: `${shop.senderName} <${shop.senderEmail}>`,
    mail: message.content ? await renderAgain(db, shop, message) : null,
    receipt,
    titles: await listTitles(db, shop.id, productIds),
  };
}

/** From what is kept of it, to the same bytes that left. */
async function renderAgain(db: Db, shop: Shop, message: LedgerMessage) {
  const content = message.content as MessageContent;
  const whole = { ...message, content };
  const { ATTUNE_SECRET, SHOPIFY_APP_URL } = env();
  const template = (await loadTemplates(db, shop.id, [whole]))(whole);
  const origin = { secret: ATTUNE_SECRET, appUrl: SHOPIFY_APP_URL };
  const { subject, html, text } = renderFor(origin, shop, template, whole);
  return { subject, html: html.toString(), text };
}

export default function Message() {
  return <MessagePage {...useLoaderData<typeof loader>()} />;
}
