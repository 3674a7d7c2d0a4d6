// Flows side by side, each with its switch and what it did in the last weeks; the same on home and on the list.
import type { FlowState } from '~/flows/store';
import { useFormats, useWords } from '../i18n/words';
import { RowList } from '../row-list';
import { IndexTable } from '../ui/tables';
import { Link, Text } from '../ui/text';
import { FlowBadge } from './flow-badge';
import { sumUpFlow, type FlowCounts } from './flow-sums';
import { flowName, triggerName } from './flow-words';

export type FlowListed = FlowCounts & { flow: { id: string; state: FlowState }; trigger: string };

const COLUMNS = ['hereNow', 'entered', 'sent', 'clicked', 'skipped'] as const;

export function FlowTable({ rows }: { rows: FlowListed[] }) {
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

function List({ rows }: { rows: FlowListed[] }) {
  const words = useWords();
  const formats = useFormats();
  const figuresOf = (row: FlowListed) => {
    const sums = sumUpFlow(row);
    return COLUMNS.map(
      (column) => `${words(`flows.table.${column}`)} ${formats.number(sums[column])}`,
    ).join(' · ');
  };
  return (
    <RowList
      rows={rows.map((row) => ({
        key: row.flow.id,
        title: flowName(row.flow.id, words),
        url: `/app/flows/${row.flow.id}`,
        badge: <FlowBadge state={row.flow.state} />,
        lines: [triggerName(row.trigger, words), figuresOf(row)],
      }))}
    />
  );
}

function Table({ rows }: { rows: FlowListed[] }) {
  const words = useWords();
  const name = words('flows.title');
  return (
    <IndexTable
      resourceName={{ singular: name, plural: name }}
      itemCount={rows.length}
      selectable={false}
      headings={[
        { title: words('flows.table.name') },
        { title: words('flows.table.state') },
        { title: words('flows.table.trigger') },
        ...COLUMNS.map((column) => ({
          title: words(`flows.table.${column}`),
          alignment: 'end' as const,
        })),
      ]}
    >
      {rows.map((row, index) => (
        <Row key={row.flow.id} row={row} index={index} />
      ))}
    </IndexTable>
  );
}

function Row({ row, index }: { row: FlowListed; index: number }) {
  const words = useWords();
  const formats = useFormats();
  const sums = sumUpFlow(row);
  return (
    <IndexTable.Row id={row.flow.id} position={index}>
      <IndexTable.Cell>
        <Link url={`/app/flows/${row.flow.id}`} dataPrimaryLink monochrome removeUnderline>
          <Text as="span" fontWeight="semibold">
            {flowName(row.flow.id, words)}
          </Text>
        </Link>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <FlowBadge state={row.flow.state} />
      </IndexTable.Cell>
      <IndexTable.Cell>{triggerName(row.trigger, words)}</IndexTable.Cell>
      {COLUMNS.map((column) => (
        <IndexTable.Cell key={column}>
          <Text as="span" alignment="end" numeric>
            {formats.number(sums[column])}
          </Text>
        </IndexTable.Cell>
      ))}
    </IndexTable.Row>
  );
}
