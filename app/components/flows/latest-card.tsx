// The last emails of a flow, each leading to what was sent and why.
import { MessageBadge } from '../badges';
import { useFormats, useWords } from '../i18n/words';
import { reasonKey } from '../messages/states';
import { RowList } from '../row-list';
import { Box, Card, InlineStack } from '../ui/layout';
import { Link, Text } from '../ui/text';

export type LatestMessage = {
  path: string;
  address: string | null;
  state: string;
  reason: string | null;
  at: string;
  clicked: boolean;
};

export function LatestCard({ flowId, messages }: { flowId: string; messages: LatestMessage[] }) {
  const words = useWords();
  const formats = useFormats();
  const linesOf = ({ state, reason, at, clicked }: LatestMessage) => {
    const key = reasonKey(state, reason);
    const facts = [formats.dateTime(at), clicked ? words('messages.table.clicked') : null];
    return [...(key ? [words(key)] : []), facts.filter(Boolean).join(' · ')];
  };
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingSm">
            {words('flows.detail.latest')}
          </Text>
          {messages.length > 0 && (
            <Link url={`/app/reports/messages?flow=${flowId}`}>
              {words('flows.detail.viewMessages')}
            </Link>
          )}
        </InlineStack>
      </Box>
      {messages.length === 0 ? (
        <Box paddingInline="400" paddingBlockEnd="400">
          <Text as="p" tone="subdued">
            {words('flows.detail.latestNone')}
          </Text>
        </Box>
      ) : (
        <RowList
          rows={messages.map((message) => ({
            key: message.path,
            title: message.address ?? words('messages.noAddress'),
            url: `/app/reports/messages/${message.path}`,
            badge: <MessageBadge state={message.state} />,
            lines: linesOf(message),
          }))}
        />
      )}
    </Card>
  );
}
