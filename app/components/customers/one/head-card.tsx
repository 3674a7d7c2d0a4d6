// Who it is, at a glance: address, place, since when, and what was ordered in all.
import { EmailBadge } from '../email-badge';
import { usePlaceWords } from '../place-words';
import { Figure } from '../../figure';
import { useMoments } from '../../i18n/moments';
import { useFormats, useWords } from '../../i18n/words';
import { BlockStack, Card, Divider, InlineGrid, InlineStack } from '../../ui/layout';
import { Text } from '../../ui/text';
import type { View } from './customer-page';

export function HeadCard({ customer, now }: { customer: View['customer']; now: string }) {
  const words = useWords();
  const formats = useFormats();
  const moments = useMoments(now);
  const places = usePlaceWords();
  const lines = [
    places.place(customer.city, customer.countryCode),
    words('customers.detail.since', { date: moments.date(customer.createdAt) }),
  ];
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="050">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingLg" breakWord>
              {customer.name ?? customer.email ?? words('customers.noName')}
            </Text>
            <EmailBadge state={customer.emailState} />
          </InlineStack>
          {customer.name && (
            <Text as="p" breakWord>
              {customer.email ?? words('customers.noEmail')}
            </Text>
          )}
          <Text as="p" tone="subdued">
            {lines.filter(Boolean).join(' · ')}
          </Text>
        </BlockStack>
        <Divider />
        <InlineGrid columns={{ xs: 2, sm: 3 }} gap="400">
          <Figure
            name={words('customers.detail.allOrders')}
            value={formats.number(customer.orders)}
          />
          <Figure
            name={words('customers.detail.spent')}
            value={formats.money(customer.spentMinor)}
          />
          <Figure
            name={words('customers.detail.lastOrder')}
            value={customer.lastOrderAt ? moments.near(customer.lastOrderAt) : '–'}
          />
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}
