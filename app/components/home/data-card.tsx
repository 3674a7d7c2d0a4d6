// What was read from the shop, and the rows that could not be used, each with its reason.
import { Figure } from '../figure';
import { useFormats, useWords } from '../i18n/words';
import { Section } from '../section';
import { BlockStack, InlineGrid } from '../ui/layout';
import { List, Text } from '../ui/text';
import { RESOURCES, type Setup } from './setup-steps';

export type Issue = { resource: string; sourceId: string; reason: string };

export function DataCard({ setup, issues }: { setup: Setup; issues: Issue[] }) {
  const words = useWords();
  const formats = useFormats();
  const setAside = setup.imports.reduce((sum, run) => sum + run.setAside, 0);
  const facts = RESOURCES.flatMap((resource) => {
    const run = setup.imports.find((one) => one.resource === resource);
    return run
      ? [{ name: words(`home.setup.${resource}`), value: formats.number(run.imported) }]
      : [];
  });
  return (
    <Section title={words('home.data.title')}>
      <BlockStack gap="300">
        <InlineGrid columns={2} gap="400">
          {facts.map((fact) => (
            <Figure key={fact.name} {...fact} />
          ))}
        </InlineGrid>
        <Text as="p" tone="subdued">
          {setAside === 0
            ? words('home.data.setAsideNone')
            : words('home.data.setAsideBody', { count: setAside })}
        </Text>
        {issues.length > 0 && <IssueList issues={issues} total={setAside} />}
      </BlockStack>
    </Section>
  );
}

function IssueList({ issues, total }: { issues: Issue[]; total: number }) {
  const words = useWords();
  const rest = total - issues.length;
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {words('home.data.setAsideTitle')}
      </Text>
      <List>
        {issues.map((issue) => (
          <List.Item key={`${issue.resource} ${issue.sourceId}`}>
            <span className="breakable">
              {resourceName(issue.resource, words)} {numberOf(issue.sourceId)}: {issue.reason}
            </span>
          </List.Item>
        ))}
      </List>
      {rest > 0 && (
        <Text as="p" tone="subdued">
          {words('home.data.more', { count: rest })}
        </Text>
      )}
    </BlockStack>
  );
}

function resourceName(resource: string, words: ReturnType<typeof useWords>): string {
  const known = RESOURCES.find((one) => one === resource);
  return known ? words(`home.setup.${known}`) : resource;
}

/** 'gid://shopify/Order/12' is 12 to a merchant. */
function numberOf(sourceId: string): string {
  return sourceId.split('/').at(-1) ?? sourceId;
}
