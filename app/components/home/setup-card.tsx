// The set-up as it runs: each resource that is read from Shopify, then the learning.
import { useWords, type Words } from '../i18n/words';
import { Section } from '../section';
import { Badge, Text } from '../ui/text';
import { BlockStack, InlineStack } from '../ui/layout';
import { ProgressBar } from '../ui/feedback';

export type ImportView = {
  resource: string;
  state: string;
  linesDone: number;
  linesTotal: number | null;
  imported: number;
  setAside: number;
  problem: string | null;
};

export type Setup = {
  imports: ImportView[];
  imported: boolean;
  trained: boolean;
  training: { state: string; problem: string | null } | null;
  reachable: number;
};

export const RESOURCES = ['products', 'collections', 'customers', 'orders'] as const;

export function isSettingUp({ imported, trained }: Setup): boolean {
  return !imported || !trained;
}

export function SetupCard({ setup, isConnected }: { setup: Setup; isConnected: boolean }) {
  const words = useWords();
  const steps = [
    ...RESOURCES.map((resource) => importStep(setup, resource, words)),
    trainingStep(setup, words),
  ];
  const done = steps.filter((step) => step.share === 1).length;
  return (
    <Section title={words('home.setup.title')}>
      <BlockStack gap="400">
        <Text as="p">{words('home.setup.intro')}</Text>
        {steps.map((step) => (
          <StepRow key={step.name} step={step} />
        ))}
        {!isConnected && <Text as="p">{words('frame.connection')}</Text>}
      </BlockStack>
      <div className="unseen" role="status">
        {words('home.setup.status', { done, total: steps.length })}
      </div>
    </Section>
  );
}

type Step = { name: string; line: string; share: number; failed: boolean };

function importStep(setup: Setup, resource: (typeof RESOURCES)[number], words: Words): Step {
  const name = words(`home.setup.${resource}`);
  const run = setup.imports.find((one) => one.resource === resource);
  if (!run || run.state === 'waiting') {
    return { name, line: words('home.setup.waiting'), share: 0, failed: false };
  }
  if (run.state === 'failed') {
    const line = words('home.setup.failed', { problem: run.problem ?? '' });
    return { name, line, share: 0, failed: true };
  }
  if (run.state === 'running') {
    return { name, line: words('home.setup.running'), share: 0, failed: false };
  }
  const isDone = run.state === 'done';
  const count = words(`home.setup.${isDone ? 'done' : 'applying'}`, { count: run.imported });
  const aside = run.setAside > 0 ? words('home.setup.setAside', { count: run.setAside }) : null;
  const share = isDone ? 1 : run.linesTotal ? Math.min(0.99, run.linesDone / run.linesTotal) : 0.5;
  return { name, line: [count, aside].filter(Boolean).join(', '), share, failed: false };
}

function trainingStep({ imported, trained, training }: Setup, words: Words): Step {
  const name = words('home.setup.training');
  if (trained) return { name, line: words('home.setup.trainingDone'), share: 1, failed: false };
  if (!imported)
    return { name, line: words('home.setup.trainingWaiting'), share: 0, failed: false };
  if (training?.state === 'failed') {
    const line = words('home.setup.trainingFailed', { problem: training.problem ?? '' });
    return { name, line, share: 0, failed: true };
  }
  return { name, line: words('home.setup.trainingRunning'), share: 0.5, failed: false };
}

function StepRow({ step }: { step: Step }) {
  return (
    <BlockStack gap="150">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="span" fontWeight="medium">
          {step.name}
        </Text>
        {step.share === 1 ? (
          <Badge tone="success">{step.line}</Badge>
        ) : (
          <Text as="span" tone={step.failed ? 'critical' : 'subdued'}>
            <span className="figure">{step.line}</span>
          </Text>
        )}
      </InlineStack>
      <ProgressBar
        progress={Math.floor(step.share * 100)}
        size="small"
        tone={step.share === 1 ? 'success' : 'highlight'}
        animated={false}
      />
    </BlockStack>
  );
}
