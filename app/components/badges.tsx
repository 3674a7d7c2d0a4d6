// How a campaign or a message stands, as a word in a colour; red is kept for errors (Built for Shopify 4.3.3).
import { useWords } from './i18n/words';
import type { CampaignState } from '~/campaigns/store';
import { groupOf, type MessageGroup } from './messages/states';
import { Badge } from './ui/text';

type Tone = 'info' | 'success' | 'attention' | 'warning' | 'critical' | undefined;

const CAMPAIGN_TONES: Record<CampaignState, Tone> = {
  draft: undefined,
  planning: 'info',
  sending: 'info',
  paused: 'attention',
  stopped: undefined,
  done: 'success',
};

const MESSAGE_TONES: Record<MessageGroup, Tone> = {
  accepted: 'success',
  waiting: 'info',
  skipped: undefined,
  failed: 'critical',
  unknown: 'warning',
};

export function CampaignBadge({ state }: { state: CampaignState }) {
  const words = useWords();
  return <Badge tone={CAMPAIGN_TONES[state]}>{words(`campaigns.states.${state}`)}</Badge>;
}

export function MessageBadge({ state }: { state: string }) {
  const words = useWords();
  const group = groupOf(state);
  return <Badge tone={MESSAGE_TONES[group]}>{words(`messages.states.${group}`)}</Badge>;
}
