// What needs the merchant now, the most harmful first, each with the way to mend it; absent when nothing does.
import { useWords, type Words } from '../i18n/words';
import { Section } from '../section';
import { InlineStack } from '../ui/layout';
import { Badge, Link, Text } from '../ui/text';
import type { Attention, AttentionName } from './attention';
import { importProblem, pixelProblem, withoutStop } from './home-words';
import { RetryImport } from './retry-import';

/** Red where mail is harmed already (Built for Shopify 4.3.3). */
const SEVERE: AttentionName[] = ['sendingStopped', 'importFailed'];

export function AttentionCard({ list }: { list: Attention[] }) {
  const words = useWords();
  return (
    <Section title={words('home.attention.title')}>
      <ul className="attention">
        {list.map((one) => (
          <li key={one.name}>
            <InlineStack gap="300" blockAlign="start" wrap={false}>
              <SeverityBadge name={one.name} />
              <Text as="p">{sentenceOf(one, words)}</Text>
            </InlineStack>
            <Remedy name={one.name} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function SeverityBadge({ name }: { name: AttentionName }) {
  const words = useWords();
  return SEVERE.includes(name) ? (
    <Badge tone="critical">{words('home.attention.severe')}</Badge>
  ) : (
    <Badge tone="attention">{words('home.attention.notable')}</Badge>
  );
}

function sentenceOf({ name, count, detail }: Attention, words: Words): string {
  switch (name) {
    case 'importFailed':
      return words('home.attention.importFailed', { detail: importProblem(detail, words) });
    case 'trainingFailed': {
      const key = count > 0 ? 'trainingFailedOld' : 'trainingFailed';
      return words(`home.attention.${key}`, { detail: withoutStop(detail) });
    }
    case 'pixelProblem':
      return words('home.attention.pixelProblem', { detail: pixelProblem(detail, words) });
    default:
      return words(`home.attention.${name}`, { count });
  }
}

const LINKS = {
  unknown: '/app/reports/messages?state=unknown',
  sendingStopped: '/app/settings',
  bounced: '/app/reports/messages?state=failed',
} as const;

function Remedy({ name }: { name: AttentionName }) {
  const words = useWords();
  if (name === 'importFailed') return <RetryImport />;
  if (name === 'unknown' || name === 'sendingStopped' || name === 'bounced')
    return <Link url={LINKS[name]}>{words(`home.attention.${name}Link`)}</Link>;
  return null;
}
