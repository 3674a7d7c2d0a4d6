// One thing that happened: a visit, an order with what it came to, an email with what became of it and why.
import { MessageBadge } from '../../badges';
import { flowName } from '../../flows/flow-words';
import { useFormats, useWords, type Words } from '../../i18n/words';
import { reasonKey } from '../../messages/states';
import { BlockStack, InlineStack } from '../../ui/layout';
import { Badge, Link, Text } from '../../ui/text';
import { eventWords } from './timeline-words';
import type { Page } from './use-timeline';

type Entry = Page['entries'][number];
type Mail = NonNullable<Entry['message']>;

export function TimelineRow({ entry, time }: { entry: Entry; time: string }) {
  return (
    <li>
      <InlineStack align="space-between" gap="300" wrap={false}>
        <div className="breakable">
          {entry.message ? <MailLine entry={entry} mail={entry.message} /> : <Line entry={entry} />}
        </div>
        <Text as="span" tone="subdued" variant="bodySm">
          <span className="figure one-line">{time}</span>
        </Text>
      </InlineStack>
    </li>
  );
}

function Line({ entry }: { entry: Entry }) {
  const words = useWords();
  const formats = useFormats();
  const { order } = entry;
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="span" fontWeight={order ? 'semibold' : 'regular'}>
        {eventWords(entry.name, entry.about, words)}
      </Text>
      {order && <span className="figure">{formats.money(order.totalMinor, order.currency)}</span>}
      {order?.isCancelled && <Badge>{words('customers.timeline.cancelled')}</Badge>}
      {order?.isTest && <Badge>{words('customers.timeline.test')}</Badge>}
    </InlineStack>
  );
}

/** Leads to the message with its receipt. */
function MailLine({ entry, mail }: { entry: Entry; mail: Mail }) {
  const words = useWords();
  const formats = useFormats();
  const reason = reasonKey(entry.name, mail.reason);
  const isWaiting = ['queued', 'claimed', 'intent'].includes(entry.name);
  const lines = [
    sourceOf(mail, words),
    reason && words(reason),
    isWaiting && words('customers.timeline.due', { when: formats.dateTime(mail.sendAt) }),
  ];
  return (
    <BlockStack gap="050">
      <InlineStack gap="200" blockAlign="center">
        <Link url={`/app/reports/messages/${mail.path}`}>
          {entry.about ?? words('customers.timeline.message')}
        </Link>
        <MessageBadge state={entry.name} />
        {mail.isClicked && <Badge tone="info">{words('customers.timeline.clickedToo')}</Badge>}
      </InlineStack>
      <Text as="span" tone="subdued" variant="bodySm">
        {lines.filter(Boolean).join(' · ')}
      </Text>
    </BlockStack>
  );
}

function sourceOf({ from }: Mail, words: Words): string | null {
  if (from.flow) return words('customers.timeline.flow', { name: flowName(from.flow, words) });
  return from.campaign && words('customers.timeline.campaign', { name: from.campaign });
}
