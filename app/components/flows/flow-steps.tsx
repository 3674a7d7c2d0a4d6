// A flow's steps from trigger to end, read top to bottom, each with who is there and what became of the others.
import type { ReactNode } from 'react';
import { useFormats, useWords, type Words } from '../i18n/words';
import { BlockStack, InlineStack } from '../ui/layout';
import { Text } from '../ui/text';
import { sumUpFlow, waitingAt, type FlowCounts, type FlowSums, type Tally } from './flow-sums';
import {
  endingName,
  flowSays,
  leaveReason,
  passReason,
  skipReason,
  triggerName,
  waitWords,
} from './flow-words';

export type FlowView = FlowCounts & {
  flow: {
    id: string;
    quietHours: boolean;
    cooldownDays: number;
    limitHours: number;
  };
  trigger: string;
  endsOn: string[];
};

export function FlowSteps({ view }: { view: FlowView }) {
  const sums = sumUpFlow(view);
  const standing = waitingAt(view.steps, view.waiting);
  return (
    <ol className="steps">
      <TriggerCard view={view} sums={sums} />
      {view.steps.map((step, at) =>
        step.kind === 'wait' ? (
          <WaitCard key={at} {...{ view, minutes: step.minutes }} waiting={standing[at] ?? 0} />
        ) : (
          <MessageCard key={at} view={view} sums={sums} />
        ),
      )}
      <EndCard view={view} sums={sums} />
    </ol>
  );
}

type CardProps = { view: FlowView; sums: FlowSums };

function TriggerCard({ view, sums }: CardProps) {
  const words = useWords();
  const { cooldownDays } = view.flow;
  return (
    <Step
      kind={words('flows.detail.trigger')}
      title={triggerName(view.trigger, words)}
      body={words('flows.detail.triggerBody', { count: cooldownDays })}
    >
      <Count name={words('flows.detail.entered')} count={sums.entered} />
      <Reasons
        name={words('flows.detail.passedOver')}
        rows={sums.passed}
        nameOf={(reason) => passReason(reason, cooldownDays, words)}
      />
    </Step>
  );
}

function WaitCard({
  view,
  minutes,
  waiting,
}: {
  view: FlowView;
  minutes: number;
  waiting: number;
}) {
  const words = useWords();
  return (
    <Step
      kind={words('flows.detail.waitKind')}
      title={waitWords(minutes, words)}
      body={words(view.flow.quietHours ? 'flows.detail.waitBody' : 'flows.detail.waitBodyAnyTime')}
    >
      <Count name={words('flows.detail.waitingNow')} count={waiting} />
    </Step>
  );
}

function MessageCard({ view, sums }: CardProps) {
  const words = useWords();
  const formats = useFormats();
  const { id } = view.flow;
  const share = formats.share(sums.clicked, sums.sent);
  return (
    <Step
      kind={words('flows.detail.messageKind')}
      title={flowSays(id, 'email', words)}
      body={flowSays(id, 'emailBody', words)}
    >
      <Count name={words('flows.detail.queued')} count={sums.queued} />
      <Count name={words('flows.detail.sent')} count={sums.sent} />
      <Count
        name={
          sums.sent > 0
            ? words('flows.detail.clickedShare', { share })
            : words('flows.detail.clicked')
        }
        count={sums.clicked}
      />
      <Reasons
        name={words('flows.detail.notSent')}
        rows={sums.skips}
        nameOf={(reason) => skipReason(reason, words)}
      />
    </Step>
  );
}

function EndCard({ view, sums }: CardProps) {
  const words = useWords();
  const endings = view.endsOn.map((name) => endingName(name, words));
  const late = waitWords(view.flow.limitHours * 60, words);
  return (
    <Step
      kind={words('flows.detail.endKind')}
      title={sentence(words('flows.detail.ends'), endings, words)}
      body={words('flows.detail.endsLate', { hours: late })}
    >
      <Reasons
        name={words('flows.detail.left')}
        rows={sums.leavers}
        nameOf={(reason) => leaveReason(reason, words)}
      />
    </Step>
  );
}

/** "…, …, or …" */
function sentence(start: string, parts: string[], words: Words): string {
  const [last, ...before] = [...parts].reverse();
  const list =
    before.length === 0
      ? last
      : `${before.reverse().join(', ')} ${words('flows.detail.or')} ${last}`;
  return `${start} ${list}`;
}

type StepProps = { kind: string; title: string; body: string; children: ReactNode };

function Step({ kind, title, body, children }: StepProps) {
  return (
    <li>
      <BlockStack gap="200">
        <BlockStack gap="050">
          <Text as="span" tone="subdued" variant="bodySm">
            {kind}
          </Text>
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
        </BlockStack>
        <Text as="p" tone="subdued">
          {body}
        </Text>
        <BlockStack gap="100">{children}</BlockStack>
      </BlockStack>
    </li>
  );
}

function Count({ name, count, isPart = false }: { name: string; count: number; isPart?: boolean }) {
  const formats = useFormats();
  return (
    <InlineStack align="space-between" gap="400" wrap={false}>
      <Text as="span" tone={isPart ? 'subdued' : undefined}>
        {name}
      </Text>
      <Text
        as="span"
        tone={isPart ? 'subdued' : undefined}
        fontWeight={isPart ? undefined : 'medium'}
      >
        <span className="figure">{formats.number(count)}</span>
      </Text>
    </InlineStack>
  );
}

/** Their sum, and below it each reason in plain words. */
function Reasons({
  name,
  rows,
  nameOf,
}: {
  name: string;
  rows: Tally[];
  nameOf: (reason: string) => string;
}) {
  return (
    <>
      <Count name={name} count={rows.reduce((sum, { count }) => sum + count, 0)} />
      {rows.length > 0 && (
        <div className="reasons">
          {rows.map(({ reason, count }) => (
            <Count key={reason} name={nameOf(reason)} count={count} isPart />
          ))}
        </div>
      )}
    </>
  );
}
