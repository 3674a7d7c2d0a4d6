// Emails of which nobody can say whether they arrived: counted, named, and never sent again by themselves.
import { useWords } from '../i18n/words';
import { Section } from '../section';
import { BlockStack } from '../ui/layout';
import { Link, List, Text } from '../ui/text';

type Props = {
  campaignId: number;
  count: number;
  messages: { path: string; address: string | null }[];
};

export function UnknownList({ campaignId, count, messages }: Props) {
  const words = useWords();
  return (
    <Section title={words('campaigns.detail.unknownTitle')}>
      <BlockStack gap="200">
        <Text as="p">{words('campaigns.detail.unknownBody', { count })}</Text>
        <List>
          {messages.map(({ path, address }) => (
            <List.Item key={path}>
              <Link url={`/app/reports/messages/${path}`}>
                {address ?? words('messages.noAddress')}
              </Link>
            </List.Item>
          ))}
        </List>
        {count > messages.length && (
          <Link url={`/app/reports/messages?campaign=${campaignId}&state=unknown`}>
            {words('campaigns.detail.unknownAll')}
          </Link>
        )}
      </BlockStack>
    </Section>
  );
}
