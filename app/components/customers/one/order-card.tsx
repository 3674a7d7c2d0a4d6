// The latest orders with what each came to.
import { useMoments } from '../../i18n/moments';
import { useFormats, useWords } from '../../i18n/words';
import { Section } from '../../section';
import { BlockStack, InlineStack } from '../../ui/layout';
import { Badge, Text } from '../../ui/text';
import type { View } from './customer-page';

type Order = View['orders'][number];

export function OrderCard({ orders, total, now }: { orders: Order[]; total: number; now: string }) {
  const words = useWords();
  if (orders.length === 0) {
    return (
      <Section title={words('customers.orderList.title')}>
        <Text as="p" tone="subdued">
          {words('customers.orderList.none')}
        </Text>
      </Section>
    );
  }
  return (
    <Section title={words('customers.orderList.title')}>
      <ul className="plain-rows">
        {orders.map((order) => (
          <OrderRow key={order.id} order={order} now={now} />
        ))}
      </ul>
      {total > orders.length && (
        <Text as="p" tone="subdued" variant="bodySm">
          {words('customers.orderList.latest', { count: orders.length })}
        </Text>
      )}
    </Section>
  );
}

function OrderRow({ order, now }: { order: Order; now: string }) {
  const words = useWords();
  const formats = useFormats();
  const moments = useMoments(now);
  const refunded =
    order.refundedMinor > 0 &&
    words('customers.orderList.refunded', {
      amount: formats.money(order.refundedMinor, order.currency),
    });
  const lines = [
    moments.near(order.orderedAt),
    words('customers.orderList.items', { count: order.items }),
    refunded,
  ];
  return (
    <li>
      <InlineStack align="space-between" gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" fontWeight="medium">
            {order.name}
          </Text>
          {order.isCancelled && <Badge>{words('customers.timeline.cancelled')}</Badge>}
          {order.isTest && <Badge>{words('customers.timeline.test')}</Badge>}
        </InlineStack>
        <span className="figure">{formats.money(order.totalMinor, order.currency)}</span>
      </InlineStack>
      <BlockStack>
        <Text as="span" tone="subdued" variant="bodySm">
          {lines.filter(Boolean).join(' · ')}
        </Text>
      </BlockStack>
    </li>
  );
}
