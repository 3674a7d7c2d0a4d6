// What the person allows, by which word and since when; and the way to stop all mail, which only the person can undo.
import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { Facts, type Fact } from '../../facts';
import { english } from '../../i18n/catalogue';
import { useMoments } from '../../i18n/moments';
import { useWords, type Words } from '../../i18n/words';
import { Section } from '../../section';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Button } from '../../ui/fields';
import { BlockStack, Divider, InlineStack } from '../../ui/layout';
import { List, Text } from '../../ui/text';
import { useToast } from '../../ui/toast';
import { EmailBadge } from '../email-badge';
import { CUSTOMERS } from '../list-address';
import type { View } from './customer-page';

type Props = { view: View; name: string; now: string };

export function ConsentCard({ view, name, now }: Props) {
  const words = useWords();
  const moments = useMoments(now);
  const { customer, standings, ledger } = view;
  const facts = standings.flatMap(({ channel, state, level, changedAt }): Fact[] => [
    {
      name: words(`customers.consent.channels.${channel}`),
      value: [
        state === 'subscribed' && level
          ? words(`customers.consent.levels.${level}`)
          : words(`customers.consent.states.${state}`),
        moments.near(changedAt),
      ]
        .filter(Boolean)
        .join(', '),
    },
  ]);
  if (customer.suppression && customer.emailState === 'suppressed') {
    const name = words('customers.consent.suppressed');
    facts.push({ name, value: suppressionWords(customer.suppression, words) });
  }
  return (
    <Section
      title={words('customers.consent.title')}
      aside={<EmailBadge state={customer.emailState} />}
    >
      <BlockStack gap="300">
        {facts.length > 0 ? (
          <Facts facts={facts} />
        ) : (
          <Text as="p" tone="subdued">
            {words('customers.consent.none')}
          </Text>
        )}
        {ledger.length > 0 && <Ledger ledger={ledger} now={now} />}
        {customer.emailState === 'subscribed' && (
          <StopEmails customerId={customer.id} name={name} />
        )}
      </BlockStack>
    </Section>
  );
}

function Ledger({ ledger, now }: { ledger: View['ledger']; now: string }) {
  const words = useWords();
  const moments = useMoments(now);
  return (
    <>
      <Divider />
      <Text as="h3" variant="headingSm">
        {words('customers.consent.ledger')}
      </Text>
      <List>
        {ledger.map((line, n) => (
          <List.Item key={n}>
            <BlockStack gap="050">
              <Text as="span">
                {words(`customers.consent.channels.${line.channel}`)}
                {': '}
                {words('customers.consent.line', {
                  state: words(`customers.consent.states.${line.state}`),
                  source: sourceWords(line.source, words),
                })}
              </Text>
              {line.wording && (
                <Text as="span" tone="subdued" variant="bodySm">
                  {words('customers.consent.wording', { wording: line.wording })}
                </Text>
              )}
              <Text as="span" tone="subdued" variant="bodySm">
                {moments.date(line.changedAt)}, {moments.time(line.changedAt)}
              </Text>
            </BlockStack>
          </List.Item>
        ))}
      </List>
    </>
  );
}

function StopEmails({ customerId, name }: { customerId: string; name: string }) {
  const words = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const fetcher = useFetcher<{ done: string }>();
  useToast(fetcher.data ? words('customers.consent.stopped') : null, fetcher.data);
  const action = `${CUSTOMERS}/${customerId}?index`;
  return (
    <InlineStack>
      <Button tone="critical" loading={fetcher.state !== 'idle'} onClick={() => setIsAsking(true)}>
        {words('customers.consent.stop')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={words('customers.consent.stopTitle', { name })}
        body={words('customers.consent.stopBody')}
        confirm={{ label: words('customers.consent.stop'), critical: true }}
        cancelLabel={words('frame.cancel')}
        onConfirm={() => fetcher.submit({ intent: 'stop-emails' }, { method: 'post', action })}
        onClose={() => setIsAsking(false)}
      />
    </InlineStack>
  );
}

function suppressionWords(reason: string, words: Words): string {
  const known = Object.keys(english.customers.consent.suppressions) as (keyof Suppressions)[];
  return words(`customers.consent.suppressions.${known.find((one) => one === reason) ?? 'other'}`);
}

type Suppressions = typeof english.customers.consent.suppressions;

function sourceWords(source: string, words: Words): string {
  const known = Object.keys(english.customers.consent.sources) as (keyof Sources)[];
  const found = known.find((one) => one === source) ?? 'other';
  return words(`customers.consent.sources.${found}`, { source });
}

type Sources = typeof english.customers.consent.sources;
