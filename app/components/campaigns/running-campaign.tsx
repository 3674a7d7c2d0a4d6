// The page of a launched campaign: live until it ends, paused, resumed and stopped from its title bar.
import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import type { CampaignState } from '~/campaigns/store';
import { DownloadButton } from '../download-button';
import { useWords } from '../i18n/words';
import { Section } from '../section';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Button, ButtonGroup } from '../ui/fields';
import { BlockStack, Layout } from '../ui/layout';
import { Screen } from '../ui/screen';
import { useToast } from '../ui/toast';
import { useLive, useSame } from '../use-live';
import { useCampaignControls } from './campaign-controls';
import { CampaignFacts, type CampaignView } from './campaign-facts';
import { CampaignResults } from './campaign-results';
import { sumUp, type ProgressRow } from './progress';
import { UnknownList } from './unknown-list';

/** As it comes over the wire: instants are text. */
type Snapshot = {
  state: CampaignState;
  finishedAt: string | null;
  messages: ProgressRow[];
  clicked: number;
  unknown: { path: string; address: string | null }[];
};

type Props = { campaign: CampaignView; first: Snapshot };

const isUnderway = ({ state }: Snapshot) => state !== 'done' && state !== 'stopped';

export function RunningCampaign({ campaign, first: loaded }: Props) {
  const words = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const { run, isBusy } = useActions();
  const first = useSame(loaded);
  const live = useLive(`/app/campaigns/${campaign.id}/progress`, first, isUnderway);
  const { state, messages, clicked, unknown, finishedAt } = live.value;
  const progress = sumUp(messages);
  const controls = useCampaignControls({ state, isBusy, run, ask: () => setIsAsking(true) });
  return (
    <Screen
      title={campaign.name}
      back={{ label: words('campaigns.title'), url: '/app/campaigns' }}
      {...controls}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <CampaignResults {...{ state, progress, clicked }} isConnected={live.isConnected} />
            {progress.counts.unknown > 0 && (
              <UnknownList
                campaignId={campaign.id}
                count={progress.counts.unknown}
                messages={unknown}
              />
            )}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <CampaignFacts campaign={{ ...campaign, finishedAt }} />
            <MessageLinks campaign={campaign} />
          </BlockStack>
        </Layout.Section>
      </Layout>
      <ConfirmDialog
        open={isAsking}
        title={words('campaigns.detail.stopTitle', { name: campaign.name })}
        body={words('campaigns.detail.stopBody', { count: progress.counts.waiting })}
        confirm={{ label: words('campaigns.detail.stopConfirm'), critical: true }}
        cancelLabel={words('frame.cancel')}
        onConfirm={() => run('stop')}
        onClose={() => setIsAsking(false)}
      />
    </Screen>
  );
}

const TOASTS = {
  pause: 'campaigns.toasts.paused',
  resume: 'campaigns.toasts.resumed',
  stop: 'campaigns.toasts.stopped',
} as const;

function useActions() {
  const words = useWords();
  const fetcher = useFetcher<{ done: keyof typeof TOASTS | null }>();
  const done = fetcher.data?.done ?? null;
  useToast(done && words(TOASTS[done]), fetcher.data);
  return {
    run: (intent: string) => fetcher.submit({ intent }, { method: 'post' }),
    isBusy: fetcher.state !== 'idle',
  };
}

function MessageLinks({ campaign }: { campaign: CampaignView }) {
  const words = useWords();
  return (
    <Section title={words('messages.title')}>
      <ButtonGroup>
        <Button url={`/app/reports/messages?campaign=${campaign.id}`}>
          {words('campaigns.detail.messages')}
        </Button>
        <DownloadButton
          path={`/app/campaigns/${campaign.id}/messages.jsonl`}
          name={`campaign-${campaign.id}.jsonl`}
          label={words('campaigns.detail.export')}
        />
      </ButtonGroup>
    </Section>
  );
}
