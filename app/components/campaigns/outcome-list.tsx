// What became of a campaign's emails, each state with its reasons in words.
import { useFormats, useWords } from '../i18n/words';
import { reasonKey } from '../messages/states';
import { MessageBadge } from '../badges';
import { BlockStack, Divider, InlineStack } from '../ui/layout';
import { Text } from '../ui/text';
import type { Progress } from './progress';

export function OutcomeList({ progress }: { progress: Progress }) {
  const words = useWords();
  if (progress.total === 0) {
    return (
      <Text as="p" tone="subdued">
        {words('campaigns.detail.none')}
      </Text>
    );
  }
  return (
    <BlockStack gap="300">
      {progress.groups.map((group, index) => (
        <BlockStack key={group.group} gap="300">
          {index > 0 && <Divider />}
          <OutcomeGroup {...group} />
        </BlockStack>
      ))}
    </BlockStack>
  );
}

function OutcomeGroup({ group, count, rows }: Progress['groups'][number]) {
  const words = useWords();
  const reasons = rows.flatMap((row) => {
    const key = reasonKey(row.state, row.reason);
    return key === null ? [] : [{ key, count: row.count }];
  });
  return (
    <BlockStack gap="100">
      <Line
        count={count}
        name={
          <InlineStack gap="200" blockAlign="center">
            <MessageBadge state={group} />
            <Text as="span" tone="subdued">
              {words(`messages.explained.${group}`)}
            </Text>
          </InlineStack>
        }
      />
      {reasons.map((reason) => (
        <Line
          key={reason.key}
          count={reason.count}
          name={
            <Text as="span" tone="subdued">
              {words(reason.key)}
            </Text>
          }
        />
      ))}
    </BlockStack>
  );
}

function Line({ name, count }: { name: React.ReactNode; count: number }) {
  const formats = useFormats();
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
      {name}
      <Text as="span" alignment="end">
        <span className="figure">{formats.number(count)}</span>
      </Text>
    </InlineStack>
  );
}
