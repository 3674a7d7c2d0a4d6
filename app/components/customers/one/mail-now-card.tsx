// The very mail that this customer would get now, whether it would leave, and why these products.
import type { SerializeFrom } from '@remix-run/node';
import { useEffect, useState } from 'react';
import type { MailNow } from '~/reports/mail-now';
import { english } from '../../i18n/catalogue';
import { useFormats, useWords, type Words } from '../../i18n/words';
import { MailFrame } from '../../mail-frame';
import { ReceiptCard } from '../../messages/receipt-card';
import { Section } from '../../section';
import { Banner, SkeletonBodyText } from '../../ui/feedback';
import { BlockStack } from '../../ui/layout';
import { Badge, Text } from '../../ui/text';
import { CUSTOMERS } from '../list-address';

type Told = SerializeFrom<MailNow>;
type Shown = Told | 'loading' | 'failed';

/** Asked for by itself, since a choice among a whole catalogue takes longer than the page. */
export function MailNowCard({ customerId, name }: { customerId: string; name: string }) {
  const words = useWords();
  const shown = useMailNow(customerId);
  return (
    <>
      <Section
        title={words('customers.now.title')}
        aside={<Badge>{words('customers.now.template')}</Badge>}
      >
        <Body shown={shown} name={name} />
      </Section>
      {typeof shown !== 'string' && shown.preview.kind === 'mail' && (
        <ReceiptCard receipt={shown.preview.receipt} titles={shown.titles} />
      )}
    </>
  );
}

function Body({ shown, name }: { shown: Shown; name: string }) {
  const words = useWords();
  if (shown === 'loading') {
    return (
      <div className="mail-frame mail-frame-waits" role="status">
        <span className="unseen">{words('customers.now.loading')}</span>
        <SkeletonBodyText lines={8} />
      </div>
    );
  }
  if (shown === 'failed') return <Text as="p">{words('frame.connection')}</Text>;
  const { preview, verdict } = shown;
  if (preview.kind === 'none') {
    return (
      <BlockStack gap="300">
        <VerdictNote verdict={verdict} hasMail={false} />
        <Text as="p" tone="subdued">
          {words(`customers.now.${preview.reason}`)}
        </Text>
      </BlockStack>
    );
  }
  return (
    <BlockStack gap="300">
      <VerdictNote verdict={verdict} hasMail />
      <BlockStack gap="050">
        <Text as="span" tone="subdued" variant="bodySm">
          {words('campaigns.preview.subject')}
        </Text>
        <Text as="span" fontWeight="semibold">
          {preview.subject}
        </Text>
      </BlockStack>
      <MailFrame title={words('customers.now.frame', { name })} html={preview.html} />
    </BlockStack>
  );
}

type NoteProps = { verdict: Told['verdict']; hasMail: boolean };

function VerdictNote({ verdict, hasMail }: NoteProps) {
  const words = useWords();
  const formats = useFormats();
  if (verdict.kind === 'open') {
    return hasMail ? <Banner tone="success">{words('customers.now.wouldLeave')}</Banner> : null;
  }
  const reason = reasonWords(verdict.reason, words);
  const why =
    verdict.kind === 'skipped'
      ? words('customers.now.wouldNot', { reason })
      : HAS_END.includes(verdict.reason)
        ? words('customers.now.wouldWait', { reason, when: formats.dateTime(verdict.until) })
        : words('customers.now.wouldWaitOpen', { reason });
  return (
    <Banner tone={verdict.kind === 'skipped' ? 'warning' : 'info'}>
      {hasMail ? `${why} ${words('customers.now.shown')}` : why}
    </Banner>
  );
}

/** These end by themselves at a known moment; the others when somebody acts. */
const HAS_END = ['quiet_hours', 'gap'];

function reasonWords(reason: string, words: Words): string {
  const known = Object.keys(english.customers.now.reasons) as (keyof Reasons)[];
  return words(`customers.now.reasons.${known.find((one) => one === reason) ?? 'other'}`);
}

type Reasons = typeof english.customers.now.reasons;

function useMailNow(customerId: string): Shown {
  const [shown, setShown] = useState<Shown>('loading');
  useEffect(() => {
    const abort = new AbortController();
    void ask(customerId, abort.signal).then((answer) => {
      if (!abort.signal.aborted) setShown(answer);
    });
    return () => abort.abort();
  }, [customerId]);
  return shown;
}

async function ask(customerId: string, signal: AbortSignal): Promise<Shown> {
  const response = await fetch(`${CUSTOMERS}/${customerId}/mail`, { signal }).catch(() => null);
  return response?.ok ? ((await response.json()) as Told) : 'failed';
}
