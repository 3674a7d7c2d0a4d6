// A request to the event API as a developer would send it from a shell.
import { useWords } from '../../i18n/words';
import { Section } from '../../section';
import { BlockStack, Box } from '../../ui/layout';
import { Text } from '../../ui/text';

export function ExampleRequest({ address }: { address: string }) {
  const words = useWords();
  return (
    <Section title={words('events.example.title')}>
      <BlockStack gap="300">
        <Text as="p">{words('events.example.body')}</Text>
        <Box background="bg-surface-secondary" padding="300" borderRadius="200" overflowX="scroll">
          <pre className="code-sample" aria-label={words('events.example.label')} tabIndex={0}>
            {requestTo(address)}
          </pre>
        </Box>
        <Text as="p">{words('events.example.person')}</Text>
        <Text as="p" tone="subdued">
          {words('events.example.limit')}
        </Text>
      </BlockStack>
    </Section>
  );
}

function requestTo(address: string): string {
  const event = `  "id": "quiz-7001",
  "name": "custom",
  "occurredAt": "2026-03-02T09:30:00Z",
  "email": "anna@example.com",
  "properties": { "name": "finished_quiz", "properties": { "style": "oak" } }`;
  return `curl ${address} \\
  -H "Authorization: Bearer YOUR_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
${event}
}'`;
}
