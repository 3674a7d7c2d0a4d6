// The rows of a table as a list, for screens too narrow for columns.
import type { ReactNode } from 'react';
import { BlockStack, InlineStack } from './ui/layout';
import { Link, Text } from './ui/text';

export type ListRow = {
  key: string;
  title: string;
  url: string;
  badge: ReactNode;
  lines: string[];
};

export function RowList({ rows }: { rows: ListRow[] }) {
  return (
    <ul className="row-list">
      {rows.map((row) => (
        <li key={row.key}>
          <BlockStack gap="050">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Link url={row.url} monochrome removeUnderline>
                <Text as="span" fontWeight="semibold" breakWord>
                  {row.title}
                </Text>
              </Link>
              {row.badge}
            </InlineStack>
            {row.lines.map((line) => (
              <Text key={line} as="span" tone="subdued" variant="bodySm">
                {line}
              </Text>
            ))}
          </BlockStack>
        </li>
      ))}
    </ul>
  );
}
