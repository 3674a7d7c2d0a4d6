// Whether a campaign's mail to one person would leave at this moment, by the very gates that a message passes.
import type { Db } from '~/db';
import type { GateVerdict } from '~/messages/ledger/states';
import { askGates } from './ask-gates';
import { loadGateFacts } from './store';

/** What a new campaign starts with. */
const USUAL = { state: 'sending', quietHours: true, gapHours: 16 };

/** It locks as the gates do: ask it last, and keep the transaction short. */
export async function askNow(
  db: Db,
  shopId: number,
  profileId: string,
  now: Date,
): Promise<GateVerdict> {
  const message = { id: profileId, profileId, kind: 'campaign', campaignId: null, flow: null };
  const facts = (await loadGateFacts(db, shopId, [message], now)).get(profileId);
  if (!facts) throw new Error('the gates answered about somebody else');
  return askGates({ ...facts, campaign: USUAL });
}
