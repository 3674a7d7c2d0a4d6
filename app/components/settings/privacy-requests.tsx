// Requests of people for their data: until when each is owed an answer, and the file to answer with.
import { DownloadButton } from '../download-button';
import { useFormats, useWords } from '../i18n/words';
import { BlockStack, InlineStack } from '../ui/layout';
import { Text } from '../ui/text';

export type PrivacyRequestView = {
  id: string;
  customerId: string | null;
  requestedAt: string;
  dueAt: string;
};

export function PrivacyRequests({ requests }: { requests: PrivacyRequestView[] }) {
  const words = useWords();
  if (requests.length === 0) {
    return (
      <Text as="p" tone="subdued">
        {words('settings.privacy.none')}
      </Text>
    );
  }
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

function Request({
  request: { id, customerId, requestedAt, dueAt },
}: {
  request: PrivacyRequestView;
}) {
  const words = useWords();
  const formats = useFormats();
  const name =
    customerId === null
      ? words('settings.privacy.guest')
      : words('settings.privacy.customer', { id: customerId });
  return (
    <>
      <BlockStack gap="050">
        <Text as="h3" variant="headingSm">
          {name}
        </Text>
        <Text as="p" tone="subdued">
          {words('settings.privacy.due', {
            asked: formats.dateTime(requestedAt),
            due: formats.dateTime(dueAt),
          })}
        </Text>
      </BlockStack>
      <InlineStack>
        <DownloadButton
          path={`/app/privacy-requests/${encodeURIComponent(id)}`}
          name={`data-request-${id.replace(/\W+/g, '-')}.json`}
          label={words('settings.privacy.download')}
        />
      </InlineStack>
    </>
  );
}
