// The customers of the shop: found, filtered, sorted, and turned page by page.
import { useNavigate, useNavigation } from '@remix-run/react';
import type { CustomerPlace } from '~/reports/customer-list-store';
import { EmptyPage } from '../empty-page';
import { zoneName } from '../i18n/moments';
import { useRegion, useWords } from '../i18n/words';
import { Button } from '../ui/fields';
import { BlockStack, Box, Card, InlineStack } from '../ui/layout';
import { Screen } from '../ui/screen';
import { Pagination } from '../ui/tables';
import { Text } from '../ui/text';
import { CustomerFilters } from './customer-filters';
import { CustomerTable, type CustomerLine } from './customer-table';
import { ImportingNote, type ImportState } from './importing-note';
import { addressOf, CUSTOMERS, isFiltered, type CustomerQuestion } from './list-address';

type Props = {
  question: CustomerQuestion;
  rows: CustomerLine[];
  total: number;
  previous: CustomerPlace | null;
  next: CustomerPlace | null;
  importing: ImportState;
  now: string;
};

export function CustomersPage({ importing, ...list }: Props) {
  const words = useWords();
  const isNothing = list.total === 0 && !isFiltered(list.question.filter);
  return (
    <Screen title={words('customers.title')}>
      <BlockStack gap="400">
        {!importing.imported && <ImportingNote first={importing} isAlone={isNothing} />}
        {!isNothing && <ListCard {...list} />}
        {isNothing && importing.imported && (
          <EmptyPage title={words('customers.empty.title')} body={words('customers.empty.body')} />
        )}
      </BlockStack>
    </Screen>
  );
}

function ListCard({ question, rows, total, previous, next, now }: Omit<Props, 'importing'>) {
  const words = useWords();
  const { timeZone } = useRegion();
  return (
    <Card padding="0">
      <div className="filter-bar">
        <div className="filters-at-rest">
          <CustomerFilters question={question} />
        </div>
      </div>
      <Box padding="300" borderBlockEndWidth="025" borderColor="border-secondary">
        <InlineStack align="space-between" gap="200">
          <Text as="span" variant="bodySm" fontWeight="medium">
            <span role="status">{words('customers.count', { count: total })}</span>
          </Text>
          <Text as="span" tone="subdued" variant="bodySm">
            {words('customers.zone', { zone: zoneName(timeZone) })}
          </Text>
        </InlineStack>
      </Box>
      {rows.length === 0 ? <NoMatch /> : <CustomerTable rows={rows} now={now} />}
      <Pages question={question} previous={previous} next={next} />
    </Card>
  );
}

function NoMatch() {
  const words = useWords();
  return (
    <Box padding="800">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingSm">
          {words('customers.noMatch.title')}
        </Text>
        <Text as="p" tone="subdued">
          {words('customers.noMatch.body')}
        </Text>
        <Button url={CUSTOMERS}>{words('customers.filters.clear')}</Button>
      </BlockStack>
    </Box>
  );
}

function Pages({ question, previous, next }: Pick<Props, 'question' | 'previous' | 'next'>) {
  const words = useWords();
  const navigate = useNavigate();
  const isMoving = useNavigation().state !== 'idle';
  if (previous === null && next === null) return null;
  return (
    <Box padding="300" borderBlockStartWidth="025" borderColor="border-secondary">
      <InlineStack align="center">
        <Pagination
          hasPrevious={previous !== null && !isMoving}
          previousTooltip={words('customers.pages.previous')}
          onPrevious={() => navigate(addressOf(question, previous))}
          hasNext={next !== null && !isMoving}
          nextTooltip={words('customers.pages.next')}
          onNext={() => navigate(addressOf(question, next))}
        />
      </InlineStack>
    </Box>
  );
}
