// One key of the event API: by which ending it is known, whether it is used, and the way to end it.
import { useState } from 'react';
import { useFormats, useWords } from '../../i18n/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Button } from '../../ui/fields';
import { BlockStack } from '../../ui/layout';
import { Text } from '../../ui/text';

export type EventKeyView = {
  id: string;
  hint: string;
  createdAt: string;
  lastUsedAt: string | null;
};

export function KeyRow({ row, onRevoke }: { row: EventKeyView; onRevoke: () => void }) {
  const words = useWords();
  const { dateTime } = useFormats();
  const [isAsking, setIsAsking] = useState(false);
  const name = words('events.keys.name', { hint: row.hint });
  const used = row.lastUsedAt
    ? words('events.keys.used', { when: dateTime(row.lastUsedAt) })
    : words('events.keys.unused');
  return (
    <li>
      <BlockStack gap="050">
        <Text as="h3" variant="headingSm">
          {name}
        </Text>
        <Text as="p" tone="subdued">
          {`${words('events.keys.made', { when: dateTime(row.createdAt) })} · ${used}`}
        </Text>
      </BlockStack>
      <Button
        tone="critical"
        accessibilityLabel={`${words('events.keys.revoke')}: ${name}`}
        onClick={() => setIsAsking(true)}
      >
        {words('events.keys.revoke')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={words('events.keys.revokeTitle')}
        body={words('events.keys.revokeBody', { hint: row.hint })}
        confirm={{ label: words('events.keys.revoke'), critical: true }}
        cancelLabel={words('frame.cancel')}
        onConfirm={onRevoke}
        onClose={() => setIsAsking(false)}
      />
    </li>
  );
}
