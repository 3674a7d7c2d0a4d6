// How each part of the app stands, in one row each; it stays when all that can be removed is removed.
import { useFormats, useWords } from '../i18n/words';
import { Section } from '../section';
import { BlockStack, InlineStack } from '../ui/layout';
import { Badge, Text } from '../ui/text';
import { pixelProblem } from './home-words';
import { importFailed, type Setup } from './setup-steps';

type Props = { setup: Setup; isStopped: boolean };

export function StatusCard({ setup, isStopped }: Props) {
  const words = useWords();
  return (
    <Section title={words('home.status.title')}>
      <BlockStack gap="300">
        <Row
          name={words('home.status.sending')}
          {...(isStopped
            ? { word: words('home.status.sendingOff'), tone: 'critical' as const }
            : { word: words('home.status.sendingOn'), tone: 'success' as const })}
        />
        <PixelRow pixel={setup.pixel} />
        <DataRow setup={setup} />
        <LearningRow setup={setup} />
      </BlockStack>
    </Section>
  );
}

function PixelRow({ pixel: { connectedAt, problem, lastEventAt } }: Pick<Setup, 'pixel'>) {
  const words = useWords();
  const formats = useFormats();
  const name = words('home.status.pixel');
  if (problem !== null && connectedAt === null) {
    const note = pixelProblem(problem, words);
    return <Row name={name} word={words('home.status.pixelOff')} tone="attention" note={note} />;
  }
  if (connectedAt === null) {
    const note = words('home.status.pixelSoon');
    return <Row name={name} word={words('home.status.pixelWaiting')} note={note} />;
  }
  const note = lastEventAt
    ? words('home.status.pixelLast', { when: formats.dateTime(lastEventAt) })
    : words('home.status.pixelNone');
  return <Row name={name} word={words('home.status.pixelOn')} tone="success" note={note} />;
}

function DataRow({ setup }: { setup: Setup }) {
  const words = useWords();
  const name = words('home.status.data');
  if (setup.imported) return <Row name={name} word={words('home.status.dataOn')} tone="success" />;
  return importFailed(setup) ? (
    <Row name={name} word={words('home.status.dataFailed')} tone="critical" />
  ) : (
    <Row name={name} word={words('home.status.dataBusy')} tone="info" />
  );
}

function LearningRow({ setup: { imported, trained, training } }: { setup: Setup }) {
  const words = useWords();
  const formats = useFormats();
  const name = words('home.status.learning');
  if (training?.state === 'failed')
    return <Row name={name} word={words('home.status.learningFailed')} tone="attention" />;
  if (!trained)
    return imported ? (
      <Row name={name} word={words('home.status.learningBusy')} tone="info" />
    ) : (
      <Row name={name} word={words('home.status.learningSoon')} />
    );
  const note = training?.finishedAt
    ? words('home.status.learnedAt', { when: formats.dateTime(training.finishedAt) })
    : undefined;
  return <Row name={name} word={words('home.status.learningOn')} tone="success" note={note} />;
}

type RowProps = {
  name: string;
  word: string;
  tone?: 'success' | 'info' | 'attention' | 'critical';
  note?: string;
};

function Row({ name, word, tone, note }: RowProps) {
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="span">{name}</Text>
        <Badge tone={tone}>{word}</Badge>
      </InlineStack>
      {note && (
        <Text as="span" tone="subdued" variant="bodySm">
          {note}
        </Text>
      )}
    </BlockStack>
  );
}
