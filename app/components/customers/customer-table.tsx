// Customers side by side: who, whether mail may reach them, where, and what they ordered.
import type { EmailState } from '~/reports/customer-list-store';
import { useMoments } from '../i18n/moments';
import { useFormats, useWords } from '../i18n/words';
import { RowList } from '../row-list';
import { BlockStack } from '../ui/layout';
import { IndexTable } from '../ui/tables';
import { Link, Text } from '../ui/text';
import { EmailBadge } from './email-badge';
import { CUSTOMERS } from './list-address';
import { usePlaceWords } from './place-words';

export type CustomerLine = {
  id: string;
  name: string | null;
  email: string | null;
  emailState: EmailState;
  city: string | null;
  countryCode: string | null;
  orders: number;
  spentMinor: number;
  lastOrderAt: string | null;
};

type Props = { rows: CustomerLine[]; now: string };

export function CustomerTable({ rows, now }: Props) {
  return (
    <>
      <div className="wide-only">
        <Table rows={rows} now={now} />
      </div>
      <div className="narrow-only">
        <List rows={rows} now={now} />
      </div>
    </>
  );
}

function List({ rows, now }: Props) {
  const words = useWords();
  const formats = useFormats();
  const moments = useMoments(now);
  const linesOf = (row: CustomerLine) => {
    const orders = [
      words('customers.orders', { count: row.orders }),
      formats.money(row.spentMinor),
      row.lastOrderAt && moments.near(row.lastOrderAt),
    ];
    return [
      ...(row.name ? [row.email ?? words('customers.noEmail')] : []),
      row.orders === 0 ? words('customers.never') : orders.filter(Boolean).join(' · '),
    ];
  };
  return (
    <RowList
      rows={rows.map((row) => ({
        key: row.id,
        title: row.name ?? row.email ?? words('customers.noName'),
        url: `${CUSTOMERS}/${row.id}`,
        badge: <EmailBadge state={row.emailState} />,
        lines: linesOf(row),
      }))}
    />
  );
}

function Table({ rows, now }: Props) {
  const words = useWords();
  const name = words('customers.title');
  return (
    <IndexTable
      resourceName={{ singular: name, plural: name }}
      itemCount={rows.length}
      selectable={false}
      headings={[
        { title: words('customers.table.customer') },
        { title: words('customers.table.email') },
        { title: words('customers.table.location') },
        { title: words('customers.table.orders'), alignment: 'end' },
        { title: words('customers.table.spent'), alignment: 'end' },
        { title: words('customers.table.lastOrder'), alignment: 'end' },
      ]}
    >
      {rows.map((row, index) => (
        <Row key={row.id} row={row} index={index} now={now} />
      ))}
    </IndexTable>
  );
}

function Row({ row, index, now }: { row: CustomerLine; index: number; now: string }) {
  const words = useWords();
  const formats = useFormats();
  const moments = useMoments(now);
  const places = usePlaceWords();
  const figures = [
    formats.number(row.orders),
    row.orders === 0 ? '–' : formats.money(row.spentMinor),
    row.lastOrderAt ? moments.near(row.lastOrderAt) : '–',
  ];
  return (
    <IndexTable.Row id={row.id} position={index}>
      <IndexTable.Cell>
        <BlockStack gap="050">
          <Link url={`${CUSTOMERS}/${row.id}`} dataPrimaryLink monochrome removeUnderline>
            <Text as="span" fontWeight="semibold">
              {row.name ?? row.email ?? words('customers.noName')}
            </Text>
          </Link>
          {row.name && (
            <Text as="span" tone="subdued" variant="bodySm">
              {row.email ?? words('customers.noEmail')}
            </Text>
          )}
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <EmailBadge state={row.emailState} />
      </IndexTable.Cell>
      <IndexTable.Cell>{places.place(row.city, row.countryCode) ?? '–'}</IndexTable.Cell>
      {figures.map((figure, column) => (
        <IndexTable.Cell key={column}>
          <Text as="span" alignment="end" numeric>
            {figure}
          </Text>
        </IndexTable.Cell>
      ))}
    </IndexTable.Row>
  );
}
