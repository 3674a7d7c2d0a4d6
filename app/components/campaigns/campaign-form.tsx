// The form of a campaign, new or a draft: what it is called, whom it reaches, when it may arrive; the mail beside it.
import { useFetcher } from '@remix-run/react';
import { useRef, useState } from 'react';
import type { FieldProblem } from '~/campaigns/create';
import { useWords } from '../i18n/words';
import { Section } from '../section';
import { Checkbox, FormLayout, Select, TextField } from '../ui/fields';
import { FormGuard } from '../ui/form-guard';
import { BlockStack, InlineGrid } from '../ui/layout';
import { Screen } from '../ui/screen';
import { Text } from '../ui/text';
import { MailPreview, type PreviewPerson } from './mail-preview';

export type CampaignFields = {
  name: string;
  holdoutPercent: string;
  quietHours: boolean;
  gapHours: string;
  recipientLimit: string;
  topicId: string;
};

type Props = {
  title: string;
  back: { label: string; url: string };
  start: CampaignFields;
  reachable: number;
  people: PreviewPerson[];
  topics: { id: string; name: string }[];
};

export function CampaignForm({ title, back, start, reachable, people, topics }: Props) {
  const words = useWords();
  const form = useCampaignFields(start);
  return (
    <Screen
      title={title}
      back={back}
      primary={{
        label: words('campaigns.form.review'),
        disabled: form.isSaving,
        onAction: form.save,
      }}
    >
      <FormGuard
        id="campaign-save-bar"
        dirty={form.isDirty}
        saving={form.isSaving}
        labels={{ save: words('frame.save'), discard: words('frame.discard') }}
        onSave={form.save}
        onDiscard={form.discard}
      />
      <InlineGrid
        columns={{ xs: '1fr', md: 'minmax(0, 1fr) minmax(0, 1fr)' }}
        gap="400"
        alignItems="start"
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            form.save();
          }}
        >
          <BlockStack gap="400">
            <ContentCard form={form} topics={topics} />
            <AudienceCard form={form} reachable={reachable} />
            <DeliveryCard form={form} />
            <Text as="p" tone="subdued">
              {words('campaigns.form.next')}
            </Text>
          </BlockStack>
          <button type="submit" hidden />
        </form>
        <MailPreview people={people} />
      </InlineGrid>
    </Screen>
  );
}

type Form = ReturnType<typeof useCampaignFields>;

function useCampaignFields(start: CampaignFields) {
  const fetcher = useFetcher<{ problems: FieldProblem[] }>();
  const [fields, setFields] = useState(start);
  const [changed, setChanged] = useState<ReadonlySet<keyof CampaignFields>>(new Set());
  const isDirty = changed.size > 0;
  const problems = fetcher.data?.problems ?? [];
  const sent = useRef(fields);
  return {
    fields,
    isDirty,
    isSaving: fetcher.state !== 'idle',
    set: <Name extends keyof CampaignFields>(name: Name, value: CampaignFields[Name]) => {
      setFields((last) => ({ ...last, [name]: value }));
      setChanged((last) => new Set(last).add(name));
    },
    save: () => {
      sent.current = fields;
      const { quietHours, ...rest } = fields;
      const body = { intent: 'draft', ...rest, ...(quietHours ? { quietHours: 'on' } : {}) };
      fetcher.submit(body, { method: 'post' });
    },
    discard: () => {
      setFields(start);
      setChanged(new Set());
    },
    /** The refusal of a field, until its content changes. */
    problemOf: (name: keyof CampaignFields, among: FieldProblem[]): FieldProblem | null =>
      sent.current[name] === fields[name]
        ? (problems.find((one) => among.includes(one)) ?? null)
        : null,
  };
}

function useErrorOf(form: Form) {
  const words = useWords();
  return (name: keyof CampaignFields, ...among: FieldProblem[]) => {
    const problem = form.problemOf(name, among);
    return problem ? words(`campaigns.problems.${problem}`) : undefined;
  };
}

function ContentCard({ form, topics }: { form: Form; topics: Props['topics'] }) {
  const words = useWords();
  const errorOf = useErrorOf(form);
  return (
    <Section title={words('campaigns.form.content')}>
      <FormLayout>
        <TextField
          label={words('campaigns.form.name')}
          helpText={words('campaigns.form.nameHelp')}
          value={form.fields.name}
          onChange={(value) => form.set('name', value)}
          error={errorOf('name', 'nameMissing', 'nameTooLong')}
          autoComplete="off"
        />
        <BlockStack gap="100">
          <Text as="span">{words('campaigns.form.template')}</Text>
          <Text as="p" tone="subdued">
            {words('campaigns.form.templateHelp')}
          </Text>
        </BlockStack>
        {topics.length > 0 && (
          <Select
            label={words('campaigns.form.topic')}
            helpText={words('campaigns.form.topicHelp')}
            options={[
              { label: words('campaigns.form.noTopic'), value: '' },
              ...topics.map(({ id, name }) => ({ label: name, value: id })),
            ]}
            value={form.fields.topicId}
            onChange={(value) => form.set('topicId', value)}
          />
        )}
      </FormLayout>
    </Section>
  );
}

function AudienceCard({ form, reachable }: { form: Form; reachable: number }) {
  const words = useWords();
  const errorOf = useErrorOf(form);
  return (
    <Section title={words('campaigns.form.audience')}>
      <FormLayout>
        <Text as="p">{words('campaigns.form.reachable', { count: reachable })}</Text>
        <TextField
          label={words('campaigns.form.holdout')}
          helpText={words('campaigns.form.holdoutHelp')}
          type="number"
          min={0}
          max={50}
          value={form.fields.holdoutPercent}
          onChange={(value) => form.set('holdoutPercent', value)}
          error={errorOf('holdoutPercent', 'holdoutRange')}
          autoComplete="off"
        />
        <TextField
          label={words('campaigns.form.limit')}
          helpText={words('campaigns.form.limitHelp')}
          type="number"
          min={1}
          value={form.fields.recipientLimit}
          onChange={(value) => form.set('recipientLimit', value)}
          error={errorOf('recipientLimit', 'limitRange')}
          autoComplete="off"
        />
      </FormLayout>
    </Section>
  );
}

function DeliveryCard({ form }: { form: Form }) {
  const words = useWords();
  const errorOf = useErrorOf(form);
  return (
    <Section title={words('campaigns.form.delivery')}>
      <FormLayout>
        <Checkbox
          label={words('campaigns.form.quietHours')}
          helpText={words('campaigns.form.quietHoursHelp')}
          checked={form.fields.quietHours}
          onChange={(checked) => form.set('quietHours', checked)}
        />
        <TextField
          label={words('campaigns.form.gap')}
          helpText={words('campaigns.form.gapHelp')}
          type="number"
          min={0}
          max={720}
          value={form.fields.gapHours}
          onChange={(value) => form.set('gapHours', value)}
          error={errorOf('gapHours', 'gapRange')}
          autoComplete="off"
        />
      </FormLayout>
    </Section>
  );
}
