// One message: what was sent beside how it stands and why it shows what it shows.
import type { ProductReceipt } from '~/decisions/receipt';
import { MessageBadge } from '../badges';
import { Facts, type Fact } from '../facts';
import { flowName } from '../flows/flow-words';
import { useFormats, useWords } from '../i18n/words';
import { MailFrame } from '../mail-frame';
import { Section } from '../section';
import { BlockStack, Layout } from '../ui/layout';
import { Screen } from '../ui/screen';
import { Link, Text } from '../ui/text';
import { ReceiptCard } from './receipt-card';
import { groupOf, reasonKey } from './states';

type MessageFacts = {
  profileId: string;
  address: string | null;
  state: string;
  reason: string | null;
  sendAt: string;
  settledAt: string | null;
  clickedAt: string | null;
  headerId: string | null;
};

type Mail = { subject: string; html: string; text: string };

type Props = {
  facts: MessageFacts;
  campaign: { id: number; name: string } | null;
  flowId: string | null;
  sender: string;
  mail: Mail | null;
  receipt: ProductReceipt | null;
  titles: Record<string, string>;
};

export function MessagePage({ facts, campaign, flowId, sender, mail, receipt, titles }: Props) {
  const words = useWords();
  const address = facts.address ?? words('messages.noAddress');
  const wasSent = ['accepted', 'failed', 'unknown'].includes(groupOf(facts.state));
  return (
    <Screen title={address} back={{ label: words('messages.title'), url: '/app/reports/messages' }}>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <MailCard mail={mail} address={address} wasSent={wasSent} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <FactsCard
              {...{ facts, campaign, flowId, sender, address }}
              subject={mail?.subject ?? null}
            />
            <ReceiptCard receipt={receipt} titles={titles} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Screen>
  );
}

function MailCard({
  mail,
  address,
  wasSent,
}: {
  mail: Mail | null;
  address: string;
  wasSent: boolean;
}) {
  const words = useWords();
  if (!mail) {
    return (
      <Section title={words('messages.detail.email')}>
        <Text as="p" tone="subdued">
          {words('messages.detail.noEmail')}
        </Text>
      </Section>
    );
  }
  return (
    <>
      <Section title={words('messages.detail.email')}>
        {!wasSent && (
          <Text as="p" tone="subdued">
            {words('messages.detail.notSent')}
          </Text>
        )}
        <MailFrame title={words('messages.detail.emailFrame', { address })} html={mail.html} />
      </Section>
      <Section title={words('messages.detail.plain')}>
        <pre className="plain-mail" tabIndex={0} aria-label={words('messages.detail.plain')}>
          {mail.text}
        </pre>
      </Section>
    </>
  );
}

type FactsProps = Pick<Props, 'facts' | 'campaign' | 'flowId' | 'sender'> & {
  address: string;
  subject: string | null;
};

function FactsCard({ facts, campaign, flowId, sender, address, subject }: FactsProps) {
  const words = useWords();
  const formats = useFormats();
  const reason = reasonKey(facts.state, facts.reason);
  const group = groupOf(facts.state);
  const list: (Fact | null)[] = [
    {
      name: words('messages.detail.to'),
      value: <Link url={`/app/audience/customers/${facts.profileId}`}>{address}</Link>,
    },
    { name: words('messages.detail.from'), value: sender },
    subject ? { name: words('messages.detail.subject'), value: subject } : null,
    campaign && {
      name: words('messages.detail.campaign'),
      value: <Link url={`/app/campaigns/${campaign.id}`}>{campaign.name}</Link>,
    },
    flowId === null
      ? null
      : {
          name: words('messages.detail.flow'),
          value: <Link url={`/app/flows/${flowId}`}>{flowName(flowId, words)}</Link>,
        },
    {
      name: words('messages.detail.outcome'),
      value: reason ? words(reason) : words(`messages.explained.${group}`),
    },
    { name: words('messages.detail.planned'), value: formats.dateTime(facts.sendAt) },
    facts.settledAt
      ? { name: words('messages.detail.settled'), value: formats.dateTime(facts.settledAt) }
      : null,
    {
      name: words('messages.detail.clicked'),
      value: facts.clickedAt
        ? formats.dateTime(facts.clickedAt)
        : words('messages.detail.notClicked'),
    },
    facts.headerId ? { name: words('messages.detail.id'), value: facts.headerId } : null,
  ];
  return (
    <Section title={words('messages.detail.title')} aside={<MessageBadge state={facts.state} />}>
      {group === 'unknown' && <Text as="p">{words('messages.explained.unknown')}.</Text>}
      <Facts facts={list.filter((fact) => fact !== null)} />
    </Section>
  );
}
