// Forgetting this customer, asked about twice, since nothing brings the person's data back.
import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { useWords } from '../../i18n/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Button } from '../../ui/fields';
import { BlockStack, Card, InlineStack } from '../../ui/layout';
import { Text } from '../../ui/text';
import { CUSTOMERS } from '../list-address';

export function ForgetCard({ customerId, name }: { customerId: string; name: string }) {
  const words = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const fetcher = useFetcher();
  const action = `${CUSTOMERS}/${customerId}?index`;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {words('privacy.forget.title')}
        </Text>
        <Text as="p" tone="subdued">
          {words('privacy.forget.body')}
        </Text>
        <InlineStack>
          <Button
            tone="critical"
            loading={fetcher.state !== 'idle'}
            onClick={() => setIsAsking(true)}
          >
            {words('privacy.forget.button')}
          </Button>
        </InlineStack>
      </BlockStack>
      <ConfirmDialog
        open={isAsking}
        title={words('privacy.forget.askTitle', { name })}
        body={words('privacy.forget.askBody')}
        confirm={{ label: words('privacy.forget.button'), critical: true }}
        cancelLabel={words('frame.cancel')}
        onConfirm={() => fetcher.submit({ intent: 'forget' }, { method: 'post', action })}
        onClose={() => setIsAsking(false)}
      />
    </Card>
  );
}
