// The set-up guide: five steps that read their state from data, removable for good once all are done.
import { useFetcher } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useWords, type Words } from '../i18n/words';
import { Section } from '../section';
import { Button, ButtonGroup } from '../ui/fields';
import { BlockStack, InlineStack } from '../ui/layout';
import { Badge, Text } from '../ui/text';
import { importProblem, pixelProblem, withoutStop } from './home-words';
import { ImportRows } from './import-rows';
import { importFailed, stepsOf, type Setup, type SetupStep, type StepState } from './setup-steps';

export function SetupGuide({ setup, isConnected }: { setup: Setup; isConnected: boolean }) {
  const words = useWords();
  const steps = stepsOf(setup);
  const done = steps.filter(({ state }) => state === 'done').length;
  const values = { done, total: steps.length };
  return (
    <Section
      title={words('home.guide.title')}
      aside={
        <Text as="span" tone="subdued">
          {words('home.guide.count', values)}
        </Text>
      }
    >
      <Text as="p" tone="subdued">
        {words(done === steps.length ? 'home.guide.doneBody' : 'home.guide.intro')}
      </Text>
      <ol className="guide">
        {steps.map((step) => (
          <GuideStep key={step.name} step={step} setup={setup} />
        ))}
      </ol>
      {done === steps.length && <RemoveButton />}
      {!isConnected && <Text as="p">{words('frame.connection')}</Text>}
      <div className="unseen" role="status">
        {words('home.setup.status', values)}
      </div>
    </Section>
  );
}

const TONES: Record<StepState, 'success' | 'info' | 'critical' | undefined> = {
  done: 'success',
  running: 'info',
  waiting: undefined,
  open: undefined,
  failed: 'critical',
};

function GuideStep({ step, setup }: { step: SetupStep; setup: Setup }) {
  const words = useWords();
  const { name, state } = step;
  const extra = extraOf(step, setup, words);
  return (
    <li>
      <span className={state === 'done' ? 'mark mark-done' : 'mark'} aria-hidden="true" />
      <BlockStack gap="200">
        <BlockStack gap="050">
          <InlineStack align="space-between" blockAlign="start" gap="200" wrap={false}>
            <Text as="h3" variant="headingSm">
              {words(`home.guide.${name}.title`)}
            </Text>
            <Badge tone={TONES[state]}>{words(`home.guide.states.${state}`)}</Badge>
          </InlineStack>
          <Text as="p" tone="subdued">
            {bodyOf(step, setup, words)}
          </Text>
        </BlockStack>
        {extra}
      </BlockStack>
    </li>
  );
}

function bodyOf({ name, state }: SetupStep, setup: Setup, words: Words): string {
  if (state === 'done') return words(`home.guide.${name}.done`);
  if (name === 'import')
    return state === 'failed'
      ? words('home.guide.import.failed', {
          problem: importProblem(importFailed(setup)?.problem ?? '', words),
        })
      : words('home.guide.import.body');
  if (name === 'training') {
    if (state === 'failed')
      return words('home.guide.training.failed', {
        problem: withoutStop(setup.training?.problem ?? ''),
      });
    return words(
      state === 'running' ? 'home.guide.training.running' : 'home.guide.training.waiting',
    );
  }
  if (name === 'pixel') {
    const now =
      state === 'failed'
        ? words('home.guide.pixel.failed', {
            problem: pixelProblem(setup.pixel.problem ?? '', words),
          })
        : words(state === 'running' ? 'home.guide.pixel.running' : 'home.guide.pixel.waiting');
    return `${words('home.guide.pixel.body')} ${now}`;
  }
  return words(`home.guide.${name}.body`);
}

/** What a step shows below its sentence: how far it is, or the button that does it. */
function extraOf({ name, state }: SetupStep, setup: Setup, words: Words): ReactNode {
  if (state === 'done') return null;
  // What failed is tried again from what needs attention, above.
  if (name === 'import') return <ImportRows setup={setup} />;
  if (name === 'sender')
    return (
      <ButtonGroup>
        <Button url="/app/settings" variant="primary">
          {words('home.guide.sender.action')}
        </Button>
      </ButtonGroup>
    );
  if (name === 'use' && state === 'open')
    return (
      <ButtonGroup>
        <Button url="/app/flows">{words('home.guide.use.action')}</Button>
      </ButtonGroup>
    );
  return null;
}

function RemoveButton() {
  const words = useWords();
  const fetcher = useFetcher();
  return (
    <ButtonGroup>
      <Button
        loading={fetcher.state !== 'idle'}
        onClick={() =>
          fetcher.submit({ intent: 'hideSetup' }, { method: 'post', action: '/app?index' })
        }
      >
        {words('home.guide.remove')}
      </Button>
    </ButtonGroup>
  );
}
