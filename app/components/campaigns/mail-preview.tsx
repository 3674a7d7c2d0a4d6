// The mail of a campaign as one customer would get it now, beside the form that sets it.
import { useEffect, useState } from 'react';
import type { Preview } from '~/messages/preview';
import { useWords } from '../i18n/words';
import { MailFrame } from '../mail-frame';
import { Section } from '../section';
import { Select } from '../ui/fields';
import { SkeletonBodyText } from '../ui/feedback';
import { BlockStack } from '../ui/layout';
import { Text } from '../ui/text';

export type PreviewPerson = { id: string; name: string };

export function MailPreview({ people }: { people: PreviewPerson[] }) {
  const words = useWords();
  const [chosen, setChosen] = useState(people[0]?.id ?? '');
  const preview = usePreview(chosen);
  const name = people.find(({ id }) => id === chosen)?.name ?? '';
  return (
    <Section title={words('campaigns.preview.title')}>
      <BlockStack gap="300">
        {people.length > 0 && (
          <Select
            label={words('campaigns.preview.for')}
            options={people.map((person) => ({ value: person.id, label: person.name }))}
            value={chosen}
            onChange={setChosen}
          />
        )}
        <PreviewBody
          preview={people.length > 0 ? preview : { kind: 'none', reason: 'nobody' }}
          name={name}
        />
      </BlockStack>
    </Section>
  );
}

type Shown = Preview | 'loading' | 'failed';

function PreviewBody({ preview, name }: { preview: Shown; name: string }) {
  const words = useWords();
  if (preview === 'loading') {
    return (
      <div className="mail-frame mail-frame-waits" role="status">
        <span className="unseen">{words('campaigns.preview.loading')}</span>
        <SkeletonBodyText lines={8} />
      </div>
    );
  }
  if (preview === 'failed') return <Text as="p">{words('frame.connection')}</Text>;
  if (preview.kind === 'none') {
    return (
      <Text as="p" tone="subdued">
        {words(`campaigns.preview.${preview.reason}`)}
      </Text>
    );
  }
  return (
    <BlockStack gap="300">
      <BlockStack gap="050">
        <Text as="span" tone="subdued" variant="bodySm">
          {words('campaigns.preview.subject')}
        </Text>
        <Text as="span" fontWeight="semibold">
          {preview.subject}
        </Text>
      </BlockStack>
      <MailFrame title={words('campaigns.preview.frame', { name })} html={preview.html} />
    </BlockStack>
  );
}

function usePreview(profileId: string): Shown {
  const [answer, setAnswer] = useState<{ of: string; preview: Shown } | null>(null);
  useEffect(() => {
    if (profileId === '') return;
    const abort = new AbortController();
    void ask(profileId, abort.signal).then((preview) => {
      if (!abort.signal.aborted) setAnswer({ of: profileId, preview });
    });
    return () => abort.abort();
  }, [profileId]);
  return answer?.of === profileId ? answer.preview : 'loading';
}

async function ask(profileId: string, signal: AbortSignal): Promise<Shown> {
  const path = `/app/campaigns/preview?profile=${encodeURIComponent(profileId)}`;
  const response = await fetch(path, { signal }).catch(() => null);
  return response?.ok ? ((await response.json()) as Preview) : 'failed';
}
