// A launched campaign as it goes on: how far it is, what it did, and what became of each email.
import { CampaignBadge } from '../badges';
import { Figure } from '../figure';
import { useFormats, useWords } from '../i18n/words';
import { Section } from '../section';
import { ProgressBar } from '../ui/feedback';
import { BlockStack, InlineGrid } from '../ui/layout';
import { Text } from '../ui/text';
import type { CampaignState } from '~/campaigns/store';
import { OutcomeList } from './outcome-list';
import type { Progress } from './progress';

type Props = {
  state: CampaignState;
  progress: Progress;
  clicked: number;
  isConnected: boolean;
};

export function CampaignResults({ state, progress, clicked, isConnected }: Props) {
  const words = useWords();
  const formats = useFormats();
  const { total, counts } = progress;
  return (
    <BlockStack gap="400">
      <ProgressSection state={state} progress={progress} isConnected={isConnected} />
      <Section title={words('campaigns.detail.results')}>
        <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
          <Figure name={words('campaigns.detail.audience')} value={formats.number(total)} />
          <Figure
            name={words('campaigns.detail.accepted')}
            value={formats.number(counts.accepted)}
          />
          <Figure
            name={words('campaigns.detail.clicked')}
            value={formats.number(clicked)}
            basis={
              counts.accepted > 0
                ? words('campaigns.detail.clickedHelp', {
                    share: formats.share(clicked, counts.accepted),
                  })
                : undefined
            }
          />
          <Figure name={words('campaigns.detail.waiting')} value={formats.number(counts.waiting)} />
        </InlineGrid>
      </Section>
      <Section title={words('campaigns.detail.outcomes')}>
        <OutcomeList progress={progress} />
      </Section>
    </BlockStack>
  );
}

function ProgressSection({ state, progress, isConnected }: Omit<Props, 'clicked'>) {
  const words = useWords();
  const { total, settled, counts } = progress;
  const isOver = state === 'done' || state === 'stopped';
  const line = isOver
    ? words('campaigns.detail.finishedStatus', { accepted: counts.accepted, total })
    : state === 'planning' || total === 0
      ? words('campaigns.detail.planningCount', { count: total })
      : words('campaigns.detail.progressLine', { settled, total });
  return (
    <Section
      title={words('campaigns.detail.progress')}
      aside={<StateSign state={state} progress={progress} />}
    >
      <BlockStack gap="200">
        <ProgressBar
          progress={total === 0 || state === 'planning' ? 0 : Math.floor((100 * settled) / total)}
          tone={state === 'done' ? 'success' : 'highlight'}
          size="small"
          animated={false}
          ariaLabelledBy="campaign-progress-line"
        />
        <Text as="p" id="campaign-progress-line">
          <span className="figure">{line}</span>
        </Text>
        {state === 'planning' && (
          <Text as="p" tone="subdued">
            {words('campaigns.detail.planning')}
          </Text>
        )}
        {state === 'paused' && (
          <Text as="p" tone="subdued">
            {words('campaigns.detail.pausedBody')}
          </Text>
        )}
        {!isConnected && <Text as="p">{words('frame.connection')}</Text>}
      </BlockStack>
    </Section>
  );
}

/** The badge, and for those who do not see it a word whenever it changes. */
function StateSign({ state, progress }: { state: CampaignState; progress: Progress }) {
  const words = useWords();
  const { total, counts } = progress;
  const isOver = state === 'done' || state === 'stopped';
  return (
    <>
      <CampaignBadge state={state} />
      <div className="unseen" role="status">
        {isOver
          ? words('campaigns.detail.finishedStatus', { accepted: counts.accepted, total })
          : words(`campaigns.states.${state}`)}
      </div>
    </>
  );
}
