// Requests of people: what is owed and by when, and what was done, as counts and never with names once they are forgotten.
import { useFetcher } from '@remix-run/react';
import { DownloadButton } from '../../download-button';
import { useFormats, useWords } from '../../i18n/words';
import { Button } from '../../ui/fields';
import { BlockStack, InlineStack } from '../../ui/layout';
import { Badge, Text } from '../../ui/text';
import { useToast } from '../../ui/toast';

export type RequestView = {
  id: string;
  kind: 'data_request' | 'redact';
  askedBy: string;
  customerId: string | null;
  requestedAt: string;
  dueAt: string;
  doneAt: string | null;
  done: Record<string, number> | null;
  hasFile: boolean;
  isLate: boolean;
};

const ASKERS = ['shopify', 'merchant', 'person'] as const;

export function RequestList({ requests }: { requests: RequestView[] }) {
  const words = useWords();
  if (requests.length === 0)
    return (
      <Text as="p" tone="subdued">
        {words('privacy.requests.none')}
      </Text>
    );
  return (
    <ul className="attention">
      {requests.map((request) => (
        <li key={request.id}>
          <Request request={request} />
        </li>
      ))}
    </ul>
  );
}

function Request({ request }: { request: RequestView }) {
  const words = useWords();
  const { date } = useFormats();
  const fetcher = useFetcher<{ done: string | null }>();
  const { id, kind, customerId, requestedAt, dueAt, doneAt, hasFile, isLate } = request;
  useToast(fetcher.data?.done ? words('privacy.requests.toast') : null, fetcher.data);
  const asker = ASKERS.find((one) => one === request.askedBy) ?? 'shopify';
  const name = customerId ? words('privacy.requests.customer', { id: customerId }) : null;
  return (
    <>
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {[words(`privacy.requests.kinds.${kind}`), name].filter(Boolean).join(' · ')}
          </Text>
          <Badge tone={doneAt ? 'success' : isLate ? 'critical' : 'attention'}>
            {doneAt
              ? words('privacy.requests.done', { when: date(doneAt) })
              : words(isLate ? 'privacy.requests.late' : 'privacy.requests.due', {
                  when: date(dueAt),
                })}
          </Badge>
        </InlineStack>
        <Text as="p" tone="subdued">
          {words(`privacy.requests.asked.${asker}`, { when: date(requestedAt) })}
        </Text>
        <Done request={request} />
      </BlockStack>
      {kind === 'data_request' && hasFile && (
        <InlineStack gap="200">
          <DownloadButton
            path={`/app/privacy-requests/${encodeURIComponent(id)}`}
            name={`data-request-${id.replace(/\W+/g, '-')}.json`}
            label={words('privacy.requests.download')}
          />
          {!doneAt && (
            <Button
              loading={fetcher.state !== 'idle'}
              onClick={() => fetcher.submit({ intent: 'handed-over', id }, { method: 'post' })}
            >
              {words('privacy.requests.handedOver')}
            </Button>
          )}
        </InlineStack>
      )}
    </>
  );
}

function Done({ request: { kind, done } }: { request: RequestView }) {
  const words = useWords();
  const { number } = useFormats();
  if (kind !== 'redact' || !done) return null;
  const counts = Object.values(done).filter((count) => count > 0);
  const rows = counts.reduce((sum, count) => sum + count, 0);
  return (
    <Text as="p" tone="subdued">
      {words('privacy.requests.erased', { rows: number(rows), tables: number(counts.length) })}
    </Text>
  );
}
