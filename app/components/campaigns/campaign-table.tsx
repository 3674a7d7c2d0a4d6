// Campaigns side by side, each with what became of it; the same on home and on the list.
import type { CampaignState } from '~/campaigns/store';
import { CampaignBadge } from '../badges';
import { useFormats, useWords } from '../i18n/words';
import { RowList } from '../row-list';
import { IndexTable } from '../ui/tables';
import { Link, Text } from '../ui/text';

export type CampaignRow = {
  id: number;
  name: string;
  state: string;
  launchedAt: string | null;
  total: number;
  accepted: number;
  clicked: number;
};

export function CampaignTable({ rows }: { rows: CampaignRow[] }) {
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

function List({ rows }: { rows: CampaignRow[] }) {
  const words = useWords();
  const formats = useFormats();
  const figuresOf = (row: CampaignRow) =>
    [
      `${words('campaigns.table.audience')} ${formats.number(row.total)}`,
      `${words('campaigns.table.accepted')} ${formats.number(row.accepted)}`,
      `${words('campaigns.table.clicked')} ${formats.number(row.clicked)}`,
    ].join(' · ');
  return (
    <RowList
      rows={rows.map((row) => ({
        key: String(row.id),
        title: row.name,
        url: `/app/campaigns/${row.id}`,
        badge: <CampaignBadge state={row.state as CampaignState} />,
        lines: row.launchedAt ? [figuresOf(row), formats.dateTime(row.launchedAt)] : [],
      }))}
    />
  );
}

function Table({ rows }: { rows: CampaignRow[] }) {
  const words = useWords();
  return (
    <IndexTable
      resourceName={{
        singular: words('campaigns.title'),
        plural: words('campaigns.title'),
      }}
      itemCount={rows.length}
      selectable={false}
      headings={[
        { title: words('campaigns.table.name') },
        { title: words('campaigns.table.state') },
        { title: words('campaigns.table.launched') },
        { title: words('campaigns.table.audience'), alignment: 'end' },
        { title: words('campaigns.table.accepted'), alignment: 'end' },
        { title: words('campaigns.table.clicked'), alignment: 'end' },
      ]}
    >
      {rows.map((row, index) => (
        <Row key={row.id} row={row} index={index} />
      ))}
    </IndexTable>
  );
}

function Row({ row, index }: { row: CampaignRow; index: number }) {
  const formats = useFormats();
  const figures = [row.total, row.accepted, row.clicked];
  return (
    <IndexTable.Row id={String(row.id)} position={index}>
      <IndexTable.Cell>
        <Link url={`/app/campaigns/${row.id}`} dataPrimaryLink monochrome removeUnderline>
          <Text as="span" fontWeight="semibold">
            {row.name}
          </Text>
        </Link>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <CampaignBadge state={row.state as CampaignState} />
      </IndexTable.Cell>
      <IndexTable.Cell>{row.launchedAt ? formats.dateTime(row.launchedAt) : '–'}</IndexTable.Cell>
      {figures.map((figure, column) => (
        <IndexTable.Cell key={column}>
          <Text as="span" alignment="end" numeric>
            {row.state === 'draft' ? '–' : formats.number(figure)}
          </Text>
        </IndexTable.Cell>
      ))}
    </IndexTable.Row>
  );
}
