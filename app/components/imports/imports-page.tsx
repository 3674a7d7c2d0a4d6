// Files that the merchant brought, the latest first, and the form for the next.
import type { ImportLook } from '~/imports/look';
import { useFormats, useWords } from '../i18n/words';
import { RowList } from '../row-list';
import { BlockStack, Box, Card } from '../ui/layout';
import { Screen } from '../ui/screen';
import { Text } from '../ui/text';
import { BringCard } from './bring-card';
import { ImportBadge, useImportLine } from './import-state';

export function ImportsPage({ files }: { files: ImportLook[] }) {
  const words = useWords();
  const { dateTime } = useFormats();
  const lineOf = useImportLine();
  return (
    <Screen
      title={words('imports.title')}
      back={{ label: words('settings.title'), url: '/app/settings' }}
    >
      <BlockStack gap="400">
        <BringCard />
        <Card padding="0">
          <Box padding="400">
            <BlockStack gap="100">
              <Text as="h2" variant="headingMd">
                {words('imports.list.title')}
              </Text>
              {files.length === 0 && (
                <Text as="p" tone="subdued">
                  {words('imports.list.empty')}
                </Text>
              )}
            </BlockStack>
          </Box>
          <RowList
            rows={files.map((file) => ({
              key: file.id,
              title: file.fileName,
              url: `/app/settings/import/${file.id}`,
              badge: <ImportBadge state={file.state} />,
              lines: [`${kindOf(file, words)} · ${dateTime(file.createdAt)}`, lineOf(file)],
            }))}
          />
        </Card>
      </BlockStack>
    </Screen>
  );
}

function kindOf({ kind }: ImportLook, words: ReturnType<typeof useWords>): string {
  return words(`imports.kinds.${kind as 'customers'}`);
}
