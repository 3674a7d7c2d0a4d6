// A draft before it is sent: whom it reaches and how, the mail itself, and the one button that sends it.
import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import type { LaunchProblem } from '~/campaigns/create';
import { CampaignBadge } from '../badges';
import { Facts } from '../facts';
import { useFormats, useWords } from '../i18n/words';
import { Section } from '../section';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Banner } from '../ui/feedback';
import { BlockStack, InlineGrid } from '../ui/layout';
import { Screen } from '../ui/screen';
import { Link, List, Text } from '../ui/text';
import { notesOf, settingFacts, type CampaignView } from './campaign-facts';
import { MailPreview, type PreviewPerson } from './mail-preview';

type Props = { campaign: CampaignView; reachable: number; people: PreviewPerson[] };

export function DraftReview({ campaign, reachable, people }: Props) {
  const words = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const fetcher = useFetcher<{ problems: LaunchProblem[] }>();
  const problems = fetcher.data?.problems ?? [];
  const count = Math.min(reachable, campaign.recipientLimit ?? reachable);
  return (
    <Screen
      title={campaign.name}
      back={{ label: words('campaigns.title'), url: '/app/campaigns' }}
      primary={{
        label: words('campaigns.review.send'),
        disabled: fetcher.state !== 'idle' || count === 0,
        onAction: () => setIsAsking(true),
      }}
      secondary={[
        { label: words('campaigns.review.edit'), url: `/app/campaigns/${campaign.id}/edit` },
      ]}
    >
      <BlockStack gap="400">
        {problems.length > 0 && <LaunchProblems problems={problems} />}
        <InlineGrid
          columns={{ xs: '1fr', md: 'minmax(0, 1fr) minmax(0, 1fr)' }}
          gap="400"
          alignItems="start"
        >
          <ReviewCard campaign={campaign} count={count} />
          <MailPreview people={people} />
        </InlineGrid>
      </BlockStack>
      <ConfirmDialog
        open={isAsking}
        title={words('campaigns.review.confirmTitle', { name: campaign.name })}
        body={words('campaigns.review.confirmBody', { count })}
        confirm={{ label: words('campaigns.review.send') }}
        cancelLabel={words('frame.cancel')}
        onConfirm={() => fetcher.submit({ intent: 'launch' }, { method: 'post' })}
        onClose={() => setIsAsking(false)}
      />
    </Screen>
  );
}

function ReviewCard({ campaign, count }: { campaign: CampaignView; count: number }) {
  const words = useWords();
  const formats = useFormats();
  const { holdoutShare } = campaign;
  const [, ...rest] = settingFacts({ ...campaign, recipientLimit: null }, words, formats.share);
  const heldBack =
    holdoutShare === 0
      ? words('campaigns.review.heldBackNone')
      : words('campaigns.review.heldBackValue', {
          count: Math.round(count * holdoutShare),
          share: formats.share(holdoutShare, 1),
        });
  return (
    <Section title={words('campaigns.review.title')} aside={<CampaignBadge state="draft" />}>
      <BlockStack gap="300">
        <Facts
          facts={[
            {
              name: words('campaigns.review.audience'),
              value: words('campaigns.review.people', { count }),
            },
            { name: words('campaigns.review.heldBack'), value: heldBack },
            ...rest,
          ]}
        />
        {notesOf(campaign, words).map((note) => (
          <Text key={note} as="p" tone="subdued">
            {note}
          </Text>
        ))}
      </BlockStack>
    </Section>
  );
}

function LaunchProblems({ problems }: { problems: LaunchProblem[] }) {
  const words = useWords();
  const isInSettings = problems.some((problem) => problem !== 'notTrained');
  return (
    <Banner tone="critical" title={words('campaigns.problems.launchTitle')}>
      <BlockStack gap="200">
        <List>
          {problems.map((problem) => (
            <List.Item key={problem}>{words(`campaigns.problems.${problem}`)}</List.Item>
          ))}
        </List>
        {isInSettings && <Link url="/app/settings">{words('campaigns.problems.toSettings')}</Link>}
      </BlockStack>
    </Banner>
  );
}
