// What the mail of the last weeks did, and what was not sent and why: always there, also before the first mail.
import { Figure } from '../figure';
import { useFormats, useWords } from '../i18n/words';
import { reasonKey } from '../messages/states';
import { Section } from '../section';
import { BlockStack, Divider, InlineGrid, InlineStack } from '../ui/layout';
import { Link, Text } from '../ui/text';
import type { ReasonCount } from './attention';

export type Figures = { messages: ReasonCount[]; unsubscribed: number };

const REASONS = 5;

export function FiguresCard({ figures, reachable }: { figures: Figures; reachable: number }) {
  const words = useWords();
  const formats = useFormats();
  const { messages, unsubscribed } = figures;
  const accepted = messages.reduce((sum, row) => (isAccepted(row) ? sum + row.count : sum), 0);
  const clicked = messages.reduce((sum, row) => sum + row.clicked, 0);
  const basis = (key: 'clickedHelp' | 'unsubscribedHelp', part: number) =>
    accepted === 0
      ? words('home.metrics.none')
      : words(`home.metrics.${key}`, { share: formats.share(part, accepted) });
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
          basis={basis('clickedHelp', clicked)}
        />
        <Figure
          name={words('home.metrics.unsubscribed')}
          value={formats.number(unsubscribed)}
          basis={basis('unsubscribedHelp', unsubscribed)}
        />
        <Figure
          name={words('home.metrics.reachable')}
          value={formats.number(reachable)}
          basis={words('home.metrics.reachableHelp')}
        />
      </InlineGrid>
      <Divider />
      <NotSent messages={messages} />
    </Section>
  );
}

function isAccepted({ state }: ReasonCount): boolean {
  return state === 'accepted';
}

function NotSent({ messages }: { messages: ReasonCount[] }) {
  const words = useWords();
  const formats = useFormats();
  const rows = messages
    .filter(({ state }) => state === 'skipped' || state === 'failed')
    .sort((one, two) => two.count - one.count);
  const rest = rows.length - REASONS;
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h3" variant="headingSm">
          {words('home.metrics.notSent')}
        </Text>
        <Link url="/app/reports/messages">{words('home.metrics.messages')}</Link>
      </InlineStack>
      {rows.length === 0 && (
        <Text as="p" tone="subdued">
          {words('home.metrics.notSentNone')}
        </Text>
      )}
      {rows.slice(0, REASONS).map(({ state, reason, count }) => (
        <InlineStack
          key={`${state} ${reason}`}
          align="space-between"
          blockAlign="center"
          gap="400"
          wrap={false}
        >
          <Text as="span" tone="subdued">
            {words(reasonKey(state, reason) ?? 'messages.reasons.other')}
          </Text>
          <Text as="span">
            <span className="figure">{formats.number(count)}</span>
          </Text>
        </InlineStack>
      ))}
      {rest > 0 && (
        <Text as="p" tone="subdued">
          {words('home.metrics.more', { count: rest })}
        </Text>
      )}
    </BlockStack>
  );
}
