// The switch that stops all mail of the shop at once, and allows it again; each asks first.
import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { useFormats, useWords } from '../i18n/words';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Button } from '../ui/fields';
import { BlockStack, InlineStack } from '../ui/layout';
import { Text } from '../ui/text';
import { useToast } from '../ui/toast';

export function SendingSwitch({ stoppedAt }: { stoppedAt: string | null }) {
  const words = useWords();
  const formats = useFormats();
  const [isAsking, setIsAsking] = useState(false);
  const fetcher = useFetcher<{ done: string | null }>();
  const intent = stoppedAt === null ? 'stop' : 'allow';
  const state = stoppedAt === null ? 'allowed' : 'stopped';
  const done = fetcher.data?.done ?? null;
  useToast(
    done && words(done === 'stop' ? 'settings.toasts.stopped' : 'settings.toasts.allowed'),
    fetcher.data,
  );
  return (
    <>
      <InlineStack align="space-between" blockAlign="center" gap="400">
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {words(`settings.sending.${state}Title`)}
          </Text>
          <Text as="p" tone="subdued">
            {stoppedAt === null
              ? words('settings.sending.allowedBody')
              : words('settings.sending.stoppedBody', { when: formats.dateTime(stoppedAt) })}
          </Text>
        </BlockStack>
        <Button
          tone={intent === 'stop' ? 'critical' : undefined}
          loading={fetcher.state !== 'idle'}
          onClick={() => setIsAsking(true)}
        >
          {words(`settings.sending.${intent}`)}
        </Button>
      </InlineStack>
      <ConfirmDialog
        open={isAsking}
        title={words(`settings.sending.${intent}ConfirmTitle`)}
        body={words(`settings.sending.${intent}ConfirmBody`)}
        confirm={{ label: words(`settings.sending.${intent}`), critical: intent === 'stop' }}
        cancelLabel={words('frame.cancel')}
        onConfirm={() => fetcher.submit({ intent }, { method: 'post', action: '/app/settings' })}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}
