// The mail of a campaign or a flow as one customer would get it now, beside the form that sets it.
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

type Props = {
  people: PreviewPerson[];
  /** Where it asks for the mail of a `profile`. */
  path?: string;
  /** What the mail takes for granted about this customer. */
  noteOf?: (mail: PreviewedMail) => string | null;
};

export function MailPreview({ people, path = '/app/campaigns/preview', noteOf }: Props) {
  const words = useWords();
  const [chosen, setChosen] = useState(people[0]?.id ?? '');
  const preview = usePreview(path, chosen);
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
          noteOf={noteOf}
        />
      </BlockStack>
    </Section>
  );
}

export type PreviewedMail = Extract<Preview, { kind: 'mail' }> & { about?: string };

type Shown = PreviewedMail | Extract<Preview, { kind: 'none' }> | 'loading' | 'failed';

type BodyProps = Pick<Props, 'noteOf'> & { preview: Shown; name: string };

function PreviewBody({ preview, name, noteOf }: BodyProps) {
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
  const note = noteOf?.(preview);
  return (
    <BlockStack gap="300">
      {note && (
        <Text as="p" tone="subdued">
          {note}
        </Text>
      )}
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

function usePreview(path: string, profileId: string): Shown {
  const [answer, setAnswer] = useState<{ of: string; preview: Shown } | null>(null);
  useEffect(() => {
    if (profileId === '') return;
    const abort = new AbortController();
    void ask(path, profileId, abort.signal).then((preview) => {
      if (!abort.signal.aborted) setAnswer({ of: profileId, preview });
    });
    return () => abort.abort();
  }, [path, profileId]);
  return answer?.of === profileId ? answer.preview : 'loading';
}

async function ask(path: string, profileId: string, signal: AbortSignal): Promise<Shown> {
  const address = `${path}?profile=${encodeURIComponent(profileId)}`;
  const response = await fetch(address, { signal }).catch(() => null);
  return response?.ok ? ((await response.json()) as Shown) : 'failed';
}
