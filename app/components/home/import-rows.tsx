// How far each resource is that is read from Shopify, while it is read.
import { useWords, type Words } from '../i18n/words';
import { ProgressBar } from '../ui/feedback';
import { BlockStack, InlineStack } from '../ui/layout';
import { Text } from '../ui/text';
import { RESOURCES, type Setup } from './setup-steps';

export function ImportRows({ setup }: { setup: Setup }) {
  const words = useWords();
  return (
    <BlockStack gap="300">
      {RESOURCES.map((resource) => (
        <Row key={resource} row={rowOf(setup, resource, words)} />
      ))}
    </BlockStack>
  );
}

type ImportRow = { name: string; line: string; share: number; failed: boolean };

function rowOf(setup: Setup, resource: (typeof RESOURCES)[number], words: Words): ImportRow {
  const name = words(`home.setup.${resource}`);
  const run = setup.imports.find((one) => one.resource === resource);
  const plain = (state: 'waiting' | 'running' | 'failed') => ({
    name,
    line: words(`home.setup.${state}`),
    share: 0,
    failed: state === 'failed',
  });
  if (!run || run.state === 'waiting') return plain('waiting');
  if (run.state === 'failed' || run.state === 'running') return plain(run.state);
  const isDone = run.state === 'done';
  const count = words(`home.setup.${isDone ? 'done' : 'applying'}`, { count: run.imported });
  const aside = run.setAside > 0 ? words('home.setup.setAside', { count: run.setAside }) : null;
  const share = isDone ? 1 : run.linesTotal ? Math.min(0.99, run.linesDone / run.linesTotal) : 0.5;
  return { name, line: [count, aside].filter(Boolean).join(', '), share, failed: false };
}

function Row({ row }: { row: ImportRow }) {
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="span">{row.name}</Text>
        <Text as="span" tone={row.failed ? 'critical' : 'subdued'}>
          <span className="figure">{row.line}</span>
        </Text>
      </InlineStack>
      <ProgressBar
        progress={Math.floor(row.share * 100)}
        size="small"
        tone={row.share === 1 ? 'success' : 'highlight'}
        animated={false}
      />
    </BlockStack>
  );
}
