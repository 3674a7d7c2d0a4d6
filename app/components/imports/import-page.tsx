// One file: how far it is, what was used of it, and each row that was set aside with what to do about it.
import type { RowIssue } from '~/imports/progress-store';
import type { ImportLook } from '~/imports/look';
import { DownloadButton } from '../download-button';
import { Facts } from '../facts';
import type { WordKey } from '../i18n/catalogue';
import { useFormats, useWords } from '../i18n/words';
import { useLive } from '../use-live';
import { Banner, ProgressBar } from '../ui/feedback';
import { BlockStack, Card, InlineStack } from '../ui/layout';
import { Screen } from '../ui/screen';
import { List, Text } from '../ui/text';
import { ImportBadge, isUnderway, problemOf, useImportLine } from './import-state';

type Props = { file: ImportLook; issues: RowIssue[] };

export function ImportPage(first: Props) {
  const words = useWords();
  const path = `/app/imports/${first.file.id}/progress`;
  const live = useLive<Props>(path, first, ({ file }) => isUnderway(file.state));
  const { file, issues } = live.value;
  return (
    <Screen
      title={file.fileName}
      back={{ label: words('imports.title'), url: '/app/settings/import' }}
    >
      <BlockStack gap="400">
        {file.state === 'refused' && (
          <Banner tone="critical" title={words('imports.one.refused')}>
            {problemOf(file, words)}
          </Banner>
        )}
        <StateCard file={file} />
        {file.columnsUsed.length > 0 && <ColumnsCard file={file} />}
        {issues.length > 0 && <IssuesCard file={file} issues={issues} />}
      </BlockStack>
    </Screen>
  );
}

function StateCard({ file }: { file: ImportLook }) {
  const words = useWords();
  const { number } = useFormats();
  const lineOf = useImportLine();
  const share = file.rowsTotal ? file.rowsDone / file.rowsTotal : 0;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {words('imports.one.title')}
          </Text>
          <ImportBadge state={file.state} />
        </InlineStack>
        {file.state !== 'refused' && <Text as="p">{lineOf(file)}</Text>}
        {isUnderway(file.state) && (
          <ProgressBar progress={Math.floor(share * 100)} size="small" animated={false} />
        )}
        {file.rowsTotal !== null && (
          <Facts
            facts={[
              { name: words('imports.one.read'), value: number(file.rowsTotal) },
              { name: words('imports.one.imported'), value: number(file.imported) },
              { name: words('imports.one.known'), value: number(file.known) },
              { name: words('imports.one.setAside'), value: number(file.setAside) },
            ]}
          />
        )}
      </BlockStack>
    </Card>
  );
}

function ColumnsCard({ file }: { file: ImportLook }) {
  const words = useWords();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {words('imports.one.columns')}
        </Text>
        <Text as="p">{words('imports.one.used', { names: file.columnsUsed.join(', ') })}</Text>
        {file.columnsUnused.length > 0 && (
          <Text as="p" tone="subdued">
            {words('imports.one.unused', { names: file.columnsUnused.join(', ') })}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function IssuesCard({ file, issues }: Props) {
  const words = useWords();
  const { number } = useFormats();
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {words('imports.one.asideTitle')}
          </Text>
          <DownloadButton
            path={`/app/imports/${file.id}/issues.csv`}
            name="rows-set-aside.csv"
            label={words('imports.one.save')}
          />
        </InlineStack>
        <List>
          {issues.map(({ line, reason }) => (
            <List.Item key={line}>
              {words('imports.one.row', {
                line: number(line),
                reason: words(`imports.faults.${reason}` as WordKey),
              })}
            </List.Item>
          ))}
        </List>
        {file.setAside > issues.length && (
          <Text as="p" tone="subdued">
            {words('imports.one.more', { count: file.setAside - issues.length })}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
