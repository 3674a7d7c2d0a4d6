// How a campaign was set, and a plain note on each guard that is off.
import { useFormats, useWords, type Words } from '../i18n/words';
import { Facts, type Fact } from '../facts';
import { Section } from '../section';
import { BlockStack } from '../ui/layout';
import { Text } from '../ui/text';

export type CampaignView = {
  id: number;
  name: string;
  state: string;
  holdoutShare: number;
  quietHours: boolean;
  gapHours: number;
  recipientLimit: number | null;
  launchedAt: string | null;
  finishedAt: string | null;
};

export function CampaignFacts({ campaign }: { campaign: CampaignView }) {
  const words = useWords();
  const formats = useFormats();
  const { launchedAt, finishedAt } = campaign;
  const times: Fact[] = [
    ...(launchedAt
      ? [{ name: words('campaigns.detail.started'), value: formats.dateTime(launchedAt) }]
      : []),
    ...(finishedAt
      ? [{ name: words('campaigns.detail.finished'), value: formats.dateTime(finishedAt) }]
      : []),
  ];
  return (
    <Section title={words('campaigns.detail.settings')}>
      <BlockStack gap="300">
        <Facts facts={[...settingFacts(campaign, words, formats.share), ...times]} />
        {notesOf(campaign, words).map((note) => (
          <Text key={note} as="p" tone="subdued">
            {note}
          </Text>
        ))}
      </BlockStack>
    </Section>
  );
}

type Settings = Pick<CampaignView, 'holdoutShare' | 'quietHours' | 'gapHours' | 'recipientLimit'>;

export function settingFacts(
  settings: Settings,
  words: Words,
  share: (part: number, whole: number) => string,
): Fact[] {
  const { holdoutShare, quietHours, gapHours, recipientLimit } = settings;
  return [
    {
      name: words('campaigns.review.heldBack'),
      value: holdoutShare === 0 ? words('campaigns.review.heldBackNone') : share(holdoutShare, 1),
    },
    {
      name: words('campaigns.review.quietHours'),
      value: words(quietHours ? 'campaigns.review.on' : 'campaigns.review.off'),
    },
    {
      name: words('campaigns.review.gap'),
      value:
        gapHours === 0
          ? words('campaigns.review.noGap')
          : words('campaigns.review.hours', { count: gapHours }),
    },
    ...(recipientLimit === null
      ? []
      : [
          {
            name: words('campaigns.review.audience'),
            value: words('campaigns.review.limited', { count: recipientLimit }),
          },
        ]),
  ];
}

export function notesOf({ quietHours, gapHours, holdoutShare }: Settings, words: Words): string[] {
  const hasGap = gapHours > 0;
  return [
    ...(!quietHours && !hasGap ? [words('campaigns.detail.noteNoLimits')] : []),
    ...(!quietHours && hasGap ? [words('campaigns.detail.noteNoQuietHours')] : []),
    ...(quietHours && !hasGap ? [words('campaigns.detail.noteNoGap')] : []),
    ...(holdoutShare === 0 ? [words('campaigns.detail.noteNoHoldout')] : []),
  ];
}
