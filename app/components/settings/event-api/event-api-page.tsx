// The event API's page: the keys of other sources, a new one shown once, and a request to copy from.
import { useFetcher } from '@remix-run/react';
import { useWords } from '../../i18n/words';
import { Section } from '../../section';
import { Banner } from '../../ui/feedback';
import { Button } from '../../ui/fields';
import { BlockStack } from '../../ui/layout';
import { Screen } from '../../ui/screen';
import { Text } from '../../ui/text';
import { useToast } from '../../ui/toast';
import { ExampleRequest } from './example-request';
import { KeyRow, type EventKeyView } from './key-row';
import { NewKey } from './new-key';

type Props = { keys: EventKeyView[]; most: number; address: string };

type Done = { made: string | null; revoked: boolean };

export function EventApiPage({ keys, most, address }: Props) {
  const words = useWords();
  const fetcher = useFetcher<Done>();
  const made = fetcher.data?.made ?? null;
  useToast(fetcher.data?.revoked ? words('events.toasts.revoked') : null, fetcher.data);
  const isFull = keys.length >= most;
  const make = () => fetcher.submit({ intent: 'make' }, { method: 'post' });
  return (
    <Screen
      title={words('events.title')}
      back={{ label: words('settings.title'), url: '/app/settings' }}
    >
      <BlockStack gap="400">
        {made !== null && <NewKey value={made} />}
        <Section
          title={words('events.keys.title')}
          aside={
            <Button disabled={isFull} loading={fetcher.state !== 'idle'} onClick={make}>
              {words('events.keys.make')}
            </Button>
          }
        >
          <Text as="p">{words('events.intro')}</Text>
          {isFull && <Banner tone="info">{words('events.keys.most')}</Banner>}
          {keys.length === 0 && (
            <Text as="p" tone="subdued">
              {words('events.keys.empty')}
            </Text>
          )}
          {keys.length > 0 && (
            <ul className="attention">
              {keys.map((key) => (
                <KeyRow
                  key={key.id}
                  row={key}
                  onRevoke={() =>
                    fetcher.submit({ intent: 'revoke', id: key.id }, { method: 'post' })
                  }
                />
              ))}
            </ul>
          )}
        </Section>
        <ExampleRequest address={address} />
      </BlockStack>
    </Screen>
  );
}
