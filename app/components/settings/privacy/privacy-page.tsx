// The privacy settings: how long data is kept, requests of people with their days, who looked, everything as a file, and
// in plain words what is done with the data.
import { useWords } from '../../i18n/words';
import { Section } from '../../section';
import { BlockStack } from '../../ui/layout';
import { Screen } from '../../ui/screen';
import { Link, List, Text } from '../../ui/text';
import { AccessList, type AccessView } from './access-list';
import { ExportCard, type ExportView } from './export-card';
import { RequestList, type RequestView } from './request-list';
import { RetentionCard, type RetentionProps } from './retention-card';

type Props = RetentionProps & {
  requests: RequestView[];
  access: AccessView[];
  exports: ExportView[];
};

const PRACTICES = ['kept', 'forget', 'asked', 'staff', 'keys', 'models'] as const;

export function PrivacyPage({ requests, access, exports, ...retention }: Props) {
  const words = useWords();
  return (
    <Screen
      title={words('privacy.title')}
      back={{ label: words('settings.title'), url: '/app/settings' }}
    >
      <BlockStack gap="400">
        <Section title={words('privacy.requests.title')}>
          <Text as="p" tone="subdued">
            {words('privacy.requests.body')}
          </Text>
          <RequestList requests={requests} />
        </Section>
        <RetentionCard {...retention} />
        <Section
          title={words('privacy.access.title')}
          aside={<Link url="/app/settings/privacy/access">{words('privacy.access.all')}</Link>}
        >
          <Text as="p" tone="subdued">
            {words('privacy.access.body')}
          </Text>
          <AccessList lines={access} />
        </Section>
        <ExportCard exports={exports} />
        <Section title={words('privacy.practice.title')}>
          <List>
            {PRACTICES.map((name) => (
              <List.Item key={name}>{words(`privacy.practice.${name}`)}</List.Item>
            ))}
          </List>
        </Section>
      </BlockStack>
    </Screen>
  );
}
