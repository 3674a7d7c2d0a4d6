// Home as a merchant reads it: set-up first while it runs, then what the mail did.
import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { CampaignTable, type CampaignRow } from '../campaigns/campaign-table';
import { Figure } from '../figure';
import { useFormats, useWords } from '../i18n/words';
import { Section } from '../section';
import { Button } from '../ui/fields';
import { BlockStack, Box, Card, InlineGrid, InlineStack } from '../ui/layout';
import { Screen } from '../ui/screen';
import { Link, Text } from '../ui/text';
import { useLive } from '../use-live';
import { DataCard, type Issue } from './data-card';
import { isSettingUp, SetupCard, type Setup } from './setup-card';

type Figures = { accepted: number; clicked: number; unsubscribed: number };

type Props = { setup: Setup; issues: Issue[]; figures: Figures; latest: CampaignRow[] };

export function HomePage({ setup: first, issues, figures, latest }: Props) {
  const words = useWords();
  const { value: setup, isConnected } = useLive('/app/progress', first, isSettingUp);
  const isBusy = isSettingUp(setup);
  useReloadAtEnd(isBusy);
  const hasCampaigns = latest.length > 0;
  return (
    <Screen
      title={words('frame.title')}
      primary={
        isBusy || !hasCampaigns
          ? null
          : { label: words('campaigns.create'), url: '/app/campaigns/new' }
      }
    >
      <BlockStack gap="400">
        {isBusy && <SetupCard setup={setup} isConnected={isConnected} />}
        {!isBusy && !hasCampaigns && <StartCard reachable={setup.reachable} />}
        <FigureCard figures={figures} reachable={setup.reachable} />
        {hasCampaigns && <LatestCard rows={latest} />}
        {!isBusy && <DataCard setup={setup} issues={issues} />}
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

function StartCard({ reachable }: { reachable: number }) {
  const words = useWords();
  return (
    <Section title={words('home.start.title')}>
      <BlockStack gap="300">
        <Text as="p">{words('home.start.body', { count: reachable })}</Text>
        <InlineStack>
          <Button url="/app/campaigns/new" variant="primary">
            {words('home.start.action')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Section>
  );
}

function FigureCard({ figures, reachable }: { figures: Figures; reachable: number }) {
  const words = useWords();
  const formats = useFormats();
  const { accepted, clicked, unsubscribed } = figures;
  const share = (part: number) => formats.share(part, accepted);
  const basis = (
    key: 'home.metrics.clickedHelp' | 'home.metrics.unsubscribedHelp',
    part: number,
  ) => (accepted === 0 ? words('home.metrics.none') : words(key, { share: share(part) }));
  return (
    <Section title={words('home.metrics.title')}>
      <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
        <Figure
          name={words('home.metrics.accepted')}
          value={formats.number(accepted)}
          basis={words('home.metrics.acceptedHelp')}
        />
        <Figure
          name={words('home.metrics.clicked')}
          value={formats.number(clicked)}
          basis={basis('home.metrics.clickedHelp', clicked)}
        />
        <Figure
          name={words('home.metrics.unsubscribed')}
          value={formats.number(unsubscribed)}
          basis={basis('home.metrics.unsubscribedHelp', unsubscribed)}
        />
        <Figure
          name={words('home.metrics.reachable')}
          value={formats.number(reachable)}
          basis={words('home.metrics.reachableHelp')}
        />
      </InlineGrid>
    </Section>
  );
}

function LatestCard({ rows }: { rows: CampaignRow[] }) {
  const words = useWords();
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingSm">
            {words('home.latest.title')}
          </Text>
          <Link url="/app/campaigns">{words('home.latest.all')}</Link>
        </InlineStack>
      </Box>
      <CampaignTable rows={rows} />
    </Card>
  );
}
