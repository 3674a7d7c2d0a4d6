// One number with its name above and what it rests on below.
import { BlockStack } from './ui/layout';
import { Text } from './ui/text';

export function Figure({ name, value, basis }: { name: string; value: string; basis?: string }) {
  return (
    <BlockStack gap="050">
      <Text as="span" tone="subdued" variant="bodySm">
        {name}
      </Text>
      <Text as="span" variant="headingLg">
        <span className="figure">{value}</span>
      </Text>
      {basis && (
        <Text as="span" tone="subdued" variant="bodySm">
          {basis}
        </Text>
      )}
    </BlockStack>
  );
}
