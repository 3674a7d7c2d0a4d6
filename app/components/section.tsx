// A card with a heading: what every part of a screen stands in.
import type { ReactNode } from 'react';
import { BlockStack, Card, InlineStack } from './ui/layout';
import { Text } from './ui/text';

type Props = { title: string; aside?: ReactNode; children: ReactNode };

export function Section({ title, aside, children }: Props) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingSm">
            {title}
          </Text>
          {aside}
        </InlineStack>
        {children}
      </BlockStack>
    </Card>
  );
}
