// Has what failed of the import tried again.
import { useFetcher } from '@remix-run/react';
import { useWords } from '../i18n/words';
import { Button } from '../ui/fields';
import { InlineStack } from '../ui/layout';

export function RetryImport() {
  const words = useWords();
  const fetcher = useFetcher();
  return (
    <InlineStack>
      <Button
        loading={fetcher.state !== 'idle'}
        onClick={() =>
          fetcher.submit({ intent: 'retryImport' }, { method: 'post', action: '/app?index' })
        }
      >
        {words('home.again')}
      </Button>
    </InlineStack>
  );
}
