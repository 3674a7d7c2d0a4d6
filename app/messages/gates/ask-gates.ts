// Pure: may this message be sent now? Each gate answers with a reason from the closed list; their order is fixed.
import type { GateVerdict } from '~/messages/ledger/states';
import { quietUntil } from './quiet-hours';

/** Everything that the gates look at, read in the transaction that commits the intent. */
export type GateFacts = {
  now: Date;
  shop: { stopped: boolean; uninstalled: boolean; timeZone: string };
  campaign: { state: string; quietHours: boolean; gapHours: number } | null;
  flow: FlowGateFacts | null;
  address: string | null;
  consent: string | null;
  suppression: string | null;
  lastAcceptedAt: Date | null;
  /** A mail that the person asked for: it says what was asked and sells nothing. */
  isService?: boolean;
  /** What the person told about mail; null or absent: nothing. */
  told?: ToldFacts | null;
  /** Until when an implied consent counts, where the shop goes by that. */
  consentUntil?: Date | null;
};

export type ToldFacts = {
  hasLeftTopic: boolean;
  pausedUntil: Date | null;
  /** The person wants at most one a week, or two a month; how many there were of late. */
  mailLimit: 'as_sent' | 'weekly' | 'twice_monthly';
  sentInWeek: number;
  sentInMonth: number;
  isPersonal: boolean;
};

export type FlowGateFacts = {
  isOn: boolean;
  quietHours: boolean;
  gapHours: number;
  /** The person has done since what the message was to bring about, or has left. */
  hasMovedOn: boolean;
  sendBy: Date;
};

const RETRY_MS = 5_000;
const HOUR_MS = 3_600_000;

/** For a mail that a person asked for: none of the marketing gates, and none that waits. */
const SERVICE_GATES: ((facts: GateFacts) => GateVerdict)[] = [
  shopGate,
  addressGate,
  serviceSuppressionGate,
];

const GATES: ((facts: GateFacts) => GateVerdict)[] = [
  shopGate,
  campaignGate,
  flowGate,
  addressGate,
  consentGate,
  suppressionGate,
  topicGate,
  pauseGate,
  personalGate,
  limitGate,
  quietHoursGate,
  gapGate,
];

/** The first gate that is not open decides. */
export function askGates(facts: GateFacts): GateVerdict {
  for (const gate of facts.isService ? SERVICE_GATES : GATES) {
    const verdict = gate(facts);
    if (verdict.kind !== 'open') return verdict;
  }
  return { kind: 'open' };
}

function shopGate({ shop, now }: GateFacts): GateVerdict {
  if (shop.uninstalled) return { kind: 'skipped', reason: 'shop_uninstalled' };
  if (shop.stopped) return { kind: 'wait', reason: 'sending_stopped', until: retryAt(now) };
  return { kind: 'open' };
}

function campaignGate({ campaign, now }: GateFacts): GateVerdict {
  if (campaign?.state === 'stopped') return { kind: 'skipped', reason: 'campaign_stopped' };
  if (campaign?.state === 'paused')
    return { kind: 'wait', reason: 'campaign_paused', until: retryAt(now) };
  return { kind: 'open' };
}

function flowGate({ flow, now }: GateFacts): GateVerdict {
  if (!flow) return { kind: 'open' };
  if (!flow.isOn) return { kind: 'skipped', reason: 'flow_off' };
  if (flow.hasMovedOn) return { kind: 'skipped', reason: 'moved_on' };
  return now > flow.sendBy ? { kind: 'skipped', reason: 'too_late' } : { kind: 'open' };
}

function addressGate({ address }: GateFacts): GateVerdict {
  return address ? { kind: 'open' } : { kind: 'skipped', reason: 'no_address' };
}

/** GDPR art. 7 and Shopify's consent states: only a standing yes opens this gate. */
function consentGate({ consent, consentUntil, now }: GateFacts): GateVerdict {
  if (consent === 'subscribed')
    return consentUntil && consentUntil < now
      ? { kind: 'skipped', reason: 'consent_expired' }
      : { kind: 'open' };
  return { kind: 'skipped', reason: consent === 'unsubscribed' ? 'unsubscribed' : 'no_consent' };
}

function suppressionGate({ suppression }: GateFacts): GateVerdict {
  return suppression ? { kind: 'skipped', reason: 'suppressed' } : { kind: 'open' };
}

/** Who was forgotten without a no is asked once whether the new yes is meant. */
function serviceSuppressionGate({ suppression }: GateFacts): GateVerdict {
  return suppression === null || suppression === 'forgotten'
    ? { kind: 'open' }
    : { kind: 'skipped', reason: 'suppressed' };
}

function topicGate({ told }: GateFacts): GateVerdict {
  return told?.hasLeftTopic ? { kind: 'skipped', reason: 'topic_left' } : { kind: 'open' };
}

function pauseGate({ told, now }: GateFacts): GateVerdict {
  return told?.pausedUntil && told.pausedUntil > now
    ? { kind: 'skipped', reason: 'mail_paused' }
    : { kind: 'open' };
}

/** A flow answers what one person did: who does not want to be chosen for gets none. */
function personalGate({ told, flow }: GateFacts): GateVerdict {
  return flow && told?.isPersonal === false
    ? { kind: 'skipped', reason: 'not_personal' }
    : { kind: 'open' };
}

/** Not later instead: by then the mail is old, and the next one takes its turn. */
function limitGate({ told }: GateFacts): GateVerdict {
  if (!told) return { kind: 'open' };
  const isOver =
    (told.mailLimit === 'weekly' && told.sentInWeek >= 1) ||
    (told.mailLimit === 'twice_monthly' && told.sentInMonth >= 2);
  return isOver ? { kind: 'skipped', reason: 'too_often' } : { kind: 'open' };
}

function quietHoursGate({ campaign, flow, shop, now }: GateFacts): GateVerdict {
  const until = (campaign ?? flow)?.quietHours === false ? null : quietUntil(now, shop.timeZone);
  return until ? { kind: 'wait', reason: 'quiet_hours', until } : { kind: 'open' };
}

function gapGate({ campaign, flow, lastAcceptedAt, now }: GateFacts): GateVerdict {
  if (!lastAcceptedAt) return { kind: 'open' };
  const until = new Date(lastAcceptedAt.getTime() + ((campaign ?? flow)?.gapHours ?? 0) * HOUR_MS);
  return until > now ? { kind: 'wait', reason: 'gap', until } : { kind: 'open' };
}

function retryAt(now: Date): Date {
  return new Date(now.getTime() + RETRY_MS);
}
