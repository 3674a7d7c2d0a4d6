// One customer: what the person would get now and what happened, beside what is allowed, ordered and known.
import type { SerializeFrom } from '@remix-run/node';
import type { CustomerView } from '~/reports/customer';
import { zoneName } from '../../i18n/moments';
import { useRegion, useWords } from '../../i18n/words';
import { BlockStack, Layout } from '../../ui/layout';
import { Screen } from '../../ui/screen';
import { Text } from '../../ui/text';
import { CUSTOMERS } from '../list-address';
import { ConsentCard } from './consent-card';
import { ForgetCard } from './forget-card';
import { HeadCard } from './head-card';
import { KnownCard } from './known-card';
import { MailNowCard } from './mail-now-card';
import { OrderCard } from './order-card';
import { TimelineCard } from './timeline-card';

/** As it comes through the wire: moments are text. */
export type View = SerializeFrom<CustomerView>;

export function CustomerPage({ view, now }: { view: View; now: string }) {
  const words = useWords();
  const { timeZone } = useRegion();
  const { customer } = view;
  const name = customer.name ?? customer.email ?? words('customers.noName');
  return (
    <Screen title={name} back={{ label: words('customers.title'), url: CUSTOMERS }}>
      <BlockStack gap="400">
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <HeadCard customer={customer} now={now} />
              <MailNowCard
                // Whether it would leave is asked anew when the person may no longer be mailed.
                key={`${customer.id} ${customer.emailState}`}
                customerId={customer.id}
                name={name}
              />
              <TimelineCard
                key={`timeline ${customer.id}`}
                customerId={customer.id}
                first={view.timeline}
                now={now}
              />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <ConsentCard view={view} name={name} now={now} />
              <OrderCard orders={view.orders} total={customer.orders} now={now} />
              <KnownCard view={view} now={now} />
              <ForgetCard customerId={customer.id} name={name} />
            </BlockStack>
          </Layout.Section>
        </Layout>
        <Text as="p" tone="subdued" variant="bodySm" alignment="center">
          {words('customers.zone', { zone: zoneName(timeZone) })}
        </Text>
      </BlockStack>
    </Screen>
  );
}
