// Messages side by side: to whom, from which campaign or flow, how each stands and why.
import { MessageBadge } from '../badges';
import { flowName } from '../flows/flow-words';
import { useFormats, useWords, type Words } from '../i18n/words';
import { RowList } from '../row-list';
import { IndexTable } from '../ui/tables';
import { BlockStack } from '../ui/layout';
import { Link, Text } from '../ui/text';
import { reasonKey } from './states';

export type MessageRow = {
  path: string;
  profileId: string;
  address: string | null;
  campaign: string | null;
  flow: string | null;
  state: string;
  reason: string | null;
  at: string;
  clicked: boolean;
};

export function MessageTable({ rows }: { rows: MessageRow[] }) {
  return (
    <>
      <div className="wide-only">
        <Table rows={rows} />
      </div>
      <div className="narrow-only">
        <List rows={rows} />
      </div>
    </>
  );
}

function List({ rows }: { rows: MessageRow[] }) {
  const words = useWords();
  const formats = useFormats();
  const linesOf = (row: MessageRow) => {
    const reason = reasonKey(row.state, row.reason);
    const facts = [
      sourceOf(row, words),
      formats.dateTime(row.at),
      row.clicked ? words('messages.table.clicked') : null,
    ];
    return [...(reason ? [words(reason)] : []), facts.filter(Boolean).join(' · ')];
  };
  return (
    <RowList
      rows={rows.map((row) => ({
        key: row.path,
        title: row.address ?? words('messages.noAddress'),
        url: `/app/reports/messages/${row.path}`,
        badge: <MessageBadge state={row.state} />,
        lines: linesOf(row),
      }))}
    />
  );
}

function Table({ rows }: { rows: MessageRow[] }) {
  const words = useWords();
  const name = words('messages.title');
  return (
    <IndexTable
      resourceName={{ singular: name, plural: name }}
      itemCount={rows.length}
      selectable={false}
      headings={[
        { title: words('messages.table.to') },
        { title: words('messages.table.state') },
        { title: words('messages.table.source') },
        { title: words('messages.table.when') },
        { title: words('messages.table.clicked') },
        { title: words('messages.table.customer') },
      ]}
    >
      {rows.map((row, index) => (
        <Row key={row.path} row={row} index={index} />
      ))}
    </IndexTable>
  );
}

function Row({ row, index }: { row: MessageRow; index: number }) {
  const words = useWords();
  const formats = useFormats();
  const reason = reasonKey(row.state, row.reason);
  return (
    <IndexTable.Row id={row.path} position={index}>
      <IndexTable.Cell>
        <Link url={`/app/reports/messages/${row.path}`} dataPrimaryLink monochrome removeUnderline>
          <Text as="span" fontWeight="semibold">
            {row.address ?? words('messages.noAddress')}
          </Text>
        </Link>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <BlockStack gap="050" inlineAlign="start">
          <MessageBadge state={row.state} />
          {reason && (
            <Text as="span" tone="subdued" variant="bodySm">
              {words(reason)}
            </Text>
          )}
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>{sourceOf(row, words) ?? words('frame.none')}</IndexTable.Cell>
      <IndexTable.Cell>{formats.dateTime(row.at)}</IndexTable.Cell>
      <IndexTable.Cell>
        {words(row.clicked ? 'messages.table.yes' : 'messages.table.no')}
      </IndexTable.Cell>
      <IndexTable.Cell>
        {/* The row itself leads to the message, and would take the click. */}
        <span onClick={(event) => event.stopPropagation()}>
          <Link url={`/app/audience/customers/${row.profileId}`}>
            {words('messages.table.view')}
          </Link>
        </span>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

function sourceOf({ campaign, flow }: MessageRow, words: Words): string | null {
  return campaign ?? (flow === null ? null : flowName(flow, words));
}
