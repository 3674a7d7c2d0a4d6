// Mails that people asked for become messages: the confirming mail of a sign-up, the link to the own preferences.
import { listDueRequests, markPlanned } from '~/consent/request-store';
import type { MailRequestKind } from '~/consent/request-store';
import type { Database } from '~/db';
import { inShop } from '~/db';
import type { Shop } from '~/shops/store';
import { publishTemplate } from '~/templates/template';
import type { DayOneTemplate } from '~/templates/template';
import { messageIdFor, planMessages } from './ledger/plan-store';
import type { Plan } from './ledger/plan-store';

const AT_ONCE = 100;

const TEMPLATE: Record<MailRequestKind, DayOneTemplate> = {
  confirm_sign_up: 'confirm-sign-up',
  preferences_link: 'preferences-link',
};

/** Answers how many were planned. Without a brand that can be published they wait: the settings say what is missing. */
export async function planRequested(database: Database, shop: Shop, now: Date): Promise<number> {
  const due = await inShop(database, shop.id, (db) => listDueRequests(db, shop.id, AT_ONCE));
  const versions = new Map<MailRequestKind, number>();
  for (const kind of new Set(due.map((request) => request.kind))) {
    const published = await publishTemplate(database, shop, TEMPLATE[kind], now);
    if (published.kind === 'published') versions.set(kind, published.version);
  }
  if (versions.size === 0) return 0;
  return inShop(database, shop.id, async (db) => {
    let planned = 0;
    for (const request of await listDueRequests(db, shop.id, AT_ONCE)) {
      const templateVersion = versions.get(request.kind);
      if (templateVersion === undefined) continue;
      const { id, kind, profileId } = request;
      const plan: Plan = {
        ...{ source: `asked:${kind}`, occasion: id, kind: 'service', campaignId: null },
        ...{ templateId: TEMPLATE[kind], templateVersion, createdAt: now, sendAt: now },
      };
      planned += await planMessages(db, shop.id, plan, [{ profileId, skip: null }]);
      const message = { createdAt: now, id: messageIdFor(shop.id, plan, profileId) };
      await markPlanned(db, shop.id, id, message);
    }
    return planned;
  });
}
