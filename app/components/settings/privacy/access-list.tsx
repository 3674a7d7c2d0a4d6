// Looks at personal data, one a line: what, of whom, by whom and when.
import type { AccessKind } from '~/profiles/access-store';
import { useFormats, useWords } from '../../i18n/words';
import { BlockStack } from '../../ui/layout';
import { Link, Text } from '../../ui/text';

export type AccessView = {
  id: string;
  at: string;
  staffId: string | null;
  what: AccessKind;
  people: number;
  profileId: string | null;
  name: string | null;
};

export function AccessList({ lines }: { lines: AccessView[] }) {
  const words = useWords();
  if (lines.length === 0)
    return (
      <Text as="p" tone="subdued">
        {words('privacy.access.none')}
      </Text>
    );
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line.id}>
          <Line line={line} />
        </li>
      ))}
    </ul>
  );
}

function Line({ line: { at, staffId, what, people, profileId, name } }: { line: AccessView }) {
  const words = useWords();
  const { dateTime, number } = useFormats();
  const who = staffId
    ? words('privacy.access.staff', { id: staffId })
    : words('privacy.access.nobody');
  return (
    <BlockStack gap="050">
      <Text as="span">
        {words(`privacy.access.what.${what}`)}
        {': '}
        {profileId && name ? (
          <Link url={`/app/audience/customers/${profileId}`} monochrome>
            {name}
          </Link>
        ) : (
          words('privacy.access.people', { count: people, shown: number(people) })
        )}
      </Text>
      <Text as="span" tone="subdued" variant="bodySm">
        {`${who} · ${dateTime(at)}`}
      </Text>
    </BlockStack>
  );
}
