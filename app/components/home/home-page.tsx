// Home as a merchant reads it: what needs attention, set-up while it runs, then what the mail did.
import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, type ReactNode } from 'react';
import { CampaignTable, type CampaignRow } from '../campaigns/campaign-table';
import { FlowTable, type FlowListed } from '../flows/flow-table';
import { useWords } from '../i18n/words';
import { BlockStack, Box, Card, InlineGrid, InlineStack } from '../ui/layout';
import { Screen } from '../ui/screen';
import { Link, Text } from '../ui/text';
import { useLive, useSame } from '../use-live';
import { attentionOf } from './attention';
import { AttentionCard } from './attention-card';
import { DataCard, type Issue } from './data-card';
import { FiguresCard, type Figures } from './figures-card';
import { SetupGuide } from './setup-guide';
import { isSettingUp, isUnderway, type Setup } from './setup-steps';
import { StatusCard } from './status-card';

type Props = {
  setup: Setup;
  isGuideHidden: boolean;
  isStopped: boolean;
  issues: Issue[];
  figures: Figures;
  latest: CampaignRow[];
  flows: FlowListed[];
};

export function HomePage(props: Props) {
  const { isGuideHidden, isStopped, issues, figures, latest, flows } = props;
  const words = useWords();
  const first = useSame(props.setup);
  const { value: setup, isConnected } = useLive('/app/progress', first, isUnderway);
  const isBusy = isSettingUp(setup);
  useReloadAtEnd(isUnderway(setup));
  const attention = attentionOf({ setup, isStopped, messages: figures.messages });
  const create = { label: words('campaigns.create'), url: '/app/campaigns/new' };
  return (
    <Screen title={words('frame.title')} primary={isBusy ? null : create}>
      <BlockStack gap="400">
        {attention.length > 0 && <AttentionCard list={attention} />}
        {!isGuideHidden && <SetupGuide setup={setup} isConnected={isConnected} />}
        <FiguresCard figures={figures} reachable={setup.reachable} />
        <InlineGrid columns={{ xs: '1fr', md: '1fr 1fr' }} gap="400" alignItems="start">
          <StatusCard setup={setup} isStopped={isStopped} />
          <DataCard setup={setup} issues={issues} />
        </InlineGrid>
        {latest.length > 0 && (
          <TableCard title={words('home.latest.title')} url="/app/campaigns">
            <CampaignTable rows={latest} />
          </TableCard>
        )}
        <TableCard title={words('home.latest.flows')} url="/app/flows">
          <FlowTable rows={flows} />
        </TableCard>
      </BlockStack>
    </Screen>
  );
}

/** The rest of the page (issues, figures) is what it was when the set-up began. */
function useReloadAtEnd(isBusy: boolean): void {
  const { revalidate } = useRevalidator();
  const wasBusy = useRef(isBusy);
  useEffect(() => {
    if (wasBusy.current && !isBusy) revalidate();
    wasBusy.current = isBusy;
  }, [isBusy, revalidate]);
}

function TableCard({ title, url, children }: { title: string; url: string; children: ReactNode }) {
  const words = useWords();
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingSm">
            {title}
          </Text>
          <Link url={url}>{words('home.latest.all')}</Link>
        </InlineStack>
      </Box>
      {children}
    </Card>
  );
}
