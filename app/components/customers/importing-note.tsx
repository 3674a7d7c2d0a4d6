// The customers that are still being read from Shopify: in place of the list while there is none, else above it.
import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useFormats, useWords } from '../i18n/words';
import { Section } from '../section';
import { Banner, ProgressBar } from '../ui/feedback';
import { BlockStack } from '../ui/layout';
import { Text } from '../ui/text';
import { useLive } from '../use-live';

export type ImportState = {
  imported: boolean;
  imports: {
    resource: string;
    state: string;
    linesDone: number;
    linesTotal: number | null;
    imported: number;
  }[];
};

export function ImportingNote({ first, isAlone }: { first: ImportState; isAlone: boolean }) {
  const words = useWords();
  const { value } = useLive('/app/progress', first, (state) => !state.imported);
  const run = value.imports.find(({ resource }) => resource === 'customers');
  useReload(`${value.imported} ${run?.state}`);
  if (value.imported) return null;
  if (!isAlone) {
    return (
      <Banner tone="info">
        <Text as="p">{words('customers.importing.some')}</Text>
      </Banner>
    );
  }
  const share = run?.linesTotal ? Math.min(1, run.linesDone / run.linesTotal) : 0;
  return (
    <Section title={words('customers.importing.title')}>
      <BlockStack gap="300">
        <Text as="p">{words('customers.importing.body')}</Text>
        <Progress read={run?.imported ?? 0} share={run?.state === 'done' ? 1 : share} />
      </BlockStack>
    </Section>
  );
}

function Progress({ read, share }: { read: number; share: number }) {
  const words = useWords();
  const formats = useFormats();
  return (
    <BlockStack gap="100">
      <Text as="span" tone="subdued">
        {words('customers.importing.progress')}: {formats.number(read)}
      </Text>
      <ProgressBar
        progress={Math.floor(share * 100)}
        size="small"
        animated={false}
        ariaLabelledBy="customers-read"
      />
      <span className="unseen" id="customers-read" role="status">
        {words('customers.importing.progress')}
      </span>
    </BlockStack>
  );
}

/** The list itself is what it was when the page was opened. */
function useReload(occasion: string): void {
  const { revalidate } = useRevalidator();
  const before = useRef(occasion);
  useEffect(() => {
    if (before.current !== occasion) revalidate();
    before.current = occasion;
  }, [occasion, revalidate]);
}
