// The settings: label column and cards, as Shopify's own settings are laid out; saved from the admin's save bar.
import { useFetcher } from '@remix-run/react';
import { useEffect, useState, type ReactNode } from 'react';
import type { Palette } from '~/email/brand';
import type { SettingsProblem } from '~/shops/settings';
import { useWords } from '../i18n/words';
import { FormLayout, TextField } from '../ui/fields';
import { FormGuard } from '../ui/form-guard';
import { BlockStack, Box, Card, Divider, InlineGrid } from '../ui/layout';
import { Screen } from '../ui/screen';
import { Text } from '../ui/text';
import { useToast } from '../ui/toast';
import { AccentField } from './accent-field';
import { PageList } from './page-list';
import { SendingSwitch } from './sending-switch';
import { SETTINGS_PAGES } from './settings-pages';

export type SettingsFields = {
  senderName: string;
  senderEmail: string;
  postalAddress: string;
  brandAccent: string;
};

type Props = {
  fields: SettingsFields;
  palette: Palette;
  sendingStoppedAt: string | null;
};

export function SettingsPage({ fields, palette, sendingStoppedAt }: Props) {
  const words = useWords();
  const form = useSettingsForm(fields);
  return (
    <Screen title={words('settings.title')}>
      <FormGuard
        id="settings-save-bar"
        dirty={form.isDirty}
        saving={form.isSaving}
        labels={{ save: words('frame.save'), discard: words('frame.discard') }}
        onSave={form.save}
        onDiscard={form.discard}
      />
      <BlockStack gap="600">
        <Part title={words('settings.sending.title')} body={words('settings.sending.body')}>
          <SendingSwitch stoppedAt={sendingStoppedAt} />
        </Part>
        <Divider />
        <form
          onSubmit={(event) => {
            event.preventDefault();
            form.save();
          }}
        >
          <BlockStack gap="600">
            <SenderPart form={form} />
            <Divider />
            <Part title={words('settings.brand.title')} body={words('settings.brand.body')}>
              <AccentField
                value={form.fields.brandAccent}
                onChange={(value) => form.set('brandAccent', value)}
                error={form.errorOf('brandAccent', 'accentWrong')}
                palette={palette}
                isSaved={form.fields.brandAccent === fields.brandAccent}
              />
            </Part>
          </BlockStack>
          <button type="submit" hidden />
        </form>
        {SETTINGS_PAGES.length > 0 && (
          <>
            <Divider />
            <Part title={words('settings.pages.title')} body={words('settings.pages.body')}>
              <PageList />
            </Part>
          </>
        )}
      </BlockStack>
    </Screen>
  );
}

type Form = ReturnType<typeof useSettingsForm>;

function useSettingsForm(saved: SettingsFields) {
  const words = useWords();
  const fetcher = useFetcher<{ done: string | null; problems: SettingsProblem[] }>();
  const [fields, setFields] = useState(saved);
  const [sent, setSent] = useState(saved);
  const names = Object.keys(saved) as (keyof SettingsFields)[];
  const isDirty = names.some((name) => fields[name] !== saved[name]);
  const problems = fetcher.data?.problems ?? [];
  const done = fetcher.data?.done ?? null;
  useToast(done === 'save' ? words('frame.saved') : null, fetcher.data);
  // What was kept may read otherwise than what was typed: a trimmed name, an address on one line.
  useEffect(() => {
    if (done === 'save') setFields(saved);
  }, [done, fetcher.data, saved]);
  return {
    fields,
    isDirty,
    isSaving: fetcher.state !== 'idle',
    set: (name: keyof SettingsFields, value: string) =>
      setFields((last) => ({ ...last, [name]: value })),
    save: () => {
      setSent(fields);
      fetcher.submit({ intent: 'save', ...fields }, { method: 'post' });
    },
    discard: () => setFields(saved),
    errorOf: (name: keyof SettingsFields, ...among: SettingsProblem[]) => {
      const problem = problems.find((one) => among.includes(one));
      return problem && sent[name] === fields[name] && isDirty
        ? words(`settings.problems.${problem}`)
        : undefined;
    },
  };
}

function SenderPart({ form }: { form: Form }) {
  const words = useWords();
  return (
    <Part title={words('settings.sender.title')} body={words('settings.sender.body')}>
      <FormLayout>
        <TextField
          label={words('settings.sender.name')}
          value={form.fields.senderName}
          onChange={(value) => form.set('senderName', value)}
          error={form.errorOf('senderName', 'senderNameMissing', 'senderNameTooLong')}
          autoComplete="organization"
        />
        <TextField
          label={words('settings.sender.email')}
          helpText={words('settings.sender.emailHelp')}
          type="email"
          value={form.fields.senderEmail}
          onChange={(value) => form.set('senderEmail', value)}
          error={form.errorOf('senderEmail', 'senderEmailWrong')}
          autoComplete="email"
        />
        <TextField
          label={words('settings.sender.postal')}
          helpText={words('settings.sender.postalHelp')}
          multiline={3}
          value={form.fields.postalAddress}
          onChange={(value) => form.set('postalAddress', value)}
          error={form.errorOf('postalAddress', 'postalAddressMissing', 'postalAddressTooLong')}
          autoComplete="street-address"
        />
      </FormLayout>
    </Part>
  );
}

function Part({ title, body, children }: { title: string; body: string; children: ReactNode }) {
  return (
    <InlineGrid columns={{ xs: '1fr', md: '2fr 5fr' }} gap="400">
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {body}
          </Text>
        </BlockStack>
      </Box>
      <Card>{children}</Card>
    </InlineGrid>
  );
}
