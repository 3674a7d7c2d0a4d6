// How long each kind of data is kept, with what each holds now; saved from the admin's save bar, after a question where
// something will be deleted that was to be kept.
import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { RetentionBounds, RetentionKind } from '~/shops/retention';
import { useFormats, useWords } from '../../i18n/words';
import { Section } from '../../section';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { TextField } from '../../ui/fields';
import { FormGuard } from '../../ui/form-guard';
import { BlockStack, InlineGrid } from '../../ui/layout';
import { Text } from '../../ui/text';
import { useToast } from '../../ui/toast';

type HoldingView = { kind: string; count: number; oldest: string | null };

export type RetentionProps = {
  rules: {
    kind: RetentionKind;
    keepDays: number;
    bounds: RetentionBounds;
    holding: HoldingView;
  }[];
  kept: HoldingView[];
  countLimit: number;
  sweep: { sweptAt: string; removed: Record<string, number> } | null;
};

export function RetentionCard(props: RetentionProps) {
  const { rules, kept, sweep } = props;
  const words = useWords();
  const { dateTime, number } = useFormats();
  const form = useRetentionForm(rules);
  const holds = useHolds(props.countLimit);
  const removed = Object.values(sweep?.removed ?? {}).reduce((sum, count) => sum + count, 0);
  return (
    <Section title={words('privacy.retention.title')}>
      <FormGuard
        id="retention-save-bar"
        dirty={form.isDirty}
        saving={form.isSaving}
        labels={{ save: words('frame.save'), discard: words('frame.discard') }}
        onSave={form.ask}
        onDiscard={form.discard}
      />
      <ConfirmDialog
        open={form.isAsking}
        title={words('privacy.retention.askTitle')}
        body={words('privacy.retention.askBody')}
        confirm={{ label: words('privacy.retention.confirm'), critical: true }}
        cancelLabel={words('frame.cancel')}
        onConfirm={form.save}
        onClose={form.close}
      />
      <Text as="p" tone="subdued">
        {words('privacy.retention.body')}
      </Text>
      <BlockStack gap="400">
        {rules.map((rule) => (
          <Rule key={rule.kind} rule={rule} form={form} holds={holds(rule.holding)} />
        ))}
        {kept.map((holding) => (
          <Always key={holding.kind} kind={holding.kind} holds={holds(holding)} />
        ))}
        <Text as="p" tone="subdued" variant="bodySm">
          {sweep
            ? words('privacy.retention.swept', {
                when: dateTime(sweep.sweptAt),
                rows: number(removed),
              })
            : words('privacy.retention.never')}
        </Text>
      </BlockStack>
    </Section>
  );
}

type RuleProps = {
  rule: RetentionProps['rules'][number];
  form: ReturnType<typeof useRetentionForm>;
  holds: string;
};

function Rule({ rule: { kind, bounds }, form, holds }: RuleProps) {
  const words = useWords();
  const { number } = useFormats();
  const title = words(`privacy.retention.kinds.${kind}.title`);
  return (
    <InlineGrid columns={{ xs: '1fr', md: '2fr 1fr' }} gap="200">
      <BlockStack gap="050">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <Text as="p" tone="subdued">
          {words(`privacy.retention.kinds.${kind}.body`)}
        </Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {holds}
        </Text>
      </BlockStack>
      <TextField
        label={words('privacy.retention.days', { kind: title })}
        labelHidden
        inputMode="numeric"
        suffix={words('privacy.retention.suffix')}
        value={form.days[kind]}
        onChange={(value) => form.set(kind, value)}
        helpText={words('privacy.retention.between', {
          least: number(bounds.least),
          most: number(bounds.most),
        })}
        error={form.hasProblem(kind) ? words('privacy.retention.problem') : undefined}
        autoComplete="off"
      />
    </InlineGrid>
  );
}

function Always({ kind, holds }: { kind: string; holds: string }) {
  const words = useWords();
  const name = kind === 'consent' ? 'consent' : 'suppression';
  return (
    <BlockStack gap="050">
      <Text as="h3" variant="headingSm">
        {words(`privacy.retention.always.${name}.title`)}
      </Text>
      <Text as="p" tone="subdued">
        {words(`privacy.retention.always.${name}.body`)}
      </Text>
      <Text as="p" tone="subdued" variant="bodySm">
        {holds}
      </Text>
    </BlockStack>
  );
}

function useHolds(limit: number) {
  const words = useWords();
  const { number, date } = useFormats();
  return ({ count, oldest }: HoldingView): string => {
    if (count === 0 || oldest === null) return words('privacy.retention.holdsNone');
    const shown = count >= limit ? `${number(limit)}+` : number(count);
    return words('privacy.retention.holds', { count: shown, oldest: date(oldest) });
  };
}

type Days = Record<RetentionKind, string>;

function useRetentionForm(rules: RetentionProps['rules']) {
  const words = useWords();
  const fetcher = useFetcher<{ done: string | null; problems: RetentionKind[] }>();
  const saved = Object.fromEntries(rules.map((one) => [one.kind, String(one.keepDays)])) as Days;
  const key = JSON.stringify(saved);
  const [days, setDays] = useState(saved);
  const [sent, setSent] = useState(saved);
  const [isAsking, setIsAsking] = useState(false);
  const isDirty = rules.some(({ kind }) => days[kind] !== saved[kind]);
  const isShorter = rules.some((one) => Number(days[one.kind]) < one.keepDays);
  const done = fetcher.data?.done ?? null;
  useToast(done ? words('frame.saved') : null, fetcher.data);
  useEffect(() => {
    if (done) setDays(JSON.parse(key) as Days);
  }, [done, fetcher.data, key]);
  const save = () => {
    setSent(days);
    fetcher.submit({ intent: 'retention', ...days }, { method: 'post' });
  };
  return {
    ...{ days, isDirty, isAsking, save },
    isSaving: fetcher.state !== 'idle',
    set: (kind: RetentionKind, value: string) => setDays((last) => ({ ...last, [kind]: value })),
    ask: () => (isShorter ? setIsAsking(true) : save()),
    close: () => setIsAsking(false),
    discard: () => setDays(saved),
    hasProblem: (kind: RetentionKind) =>
      (fetcher.data?.problems ?? []).includes(kind) && sent[kind] === days[kind] && isDirty,
  };
}
