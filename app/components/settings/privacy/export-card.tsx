// Everything a shop has as a file: asked for, watched while it is made, downloaded for a day.
import { useFetcher } from '@remix-run/react';
import { DownloadButton } from '../../download-button';
import { useFormats, useWords } from '../../i18n/words';
import { Section } from '../../section';
import { Button } from '../../ui/fields';
import { BlockStack, InlineStack } from '../../ui/layout';
import { ProgressBar } from '../../ui/feedback';
import { Badge, Text } from '../../ui/text';
import { useLive, useSame } from '../../use-live';

export type ExportView = {
  id: string;
  state: string;
  askedAt: string;
  expiresAt: string | null;
  tablesDone: number;
  tablesTotal: number;
  rows: number;
  bytes: number;
};

const isOpen = ({ state }: ExportView) => state === 'waiting' || state === 'working';

export function ExportCard({ exports }: { exports: ExportView[] }) {
  const words = useWords();
  const fetcher = useFetcher();
  const { value: runs } = useLive<ExportView[]>(
    '/app/settings/privacy/exports',
    useSame(exports),
    (all) => all.some(isOpen),
  );
  const isBusy = runs.some(isOpen) || fetcher.state !== 'idle';
  return (
    <Section
      title={words('privacy.export.title')}
      aside={
        <Button
          disabled={isBusy}
          onClick={() => fetcher.submit({ intent: 'export' }, { method: 'post' })}
        >
          {words('privacy.export.make')}
        </Button>
      }
    >
      <Text as="p" tone="subdued">
        {words('privacy.export.body')}
      </Text>
      {runs.length > 0 && (
        <ul className="attention" aria-live="polite">
          {runs.map((run) => (
            <li key={run.id}>
              <Run run={run} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Run({ run }: { run: ExportView }) {
  const words = useWords();
  const { dateTime, number } = useFormats();
  const { id, state, askedAt, expiresAt, tablesDone, tablesTotal, rows, bytes } = run;
  const size = words('privacy.export.size', {
    rows: number(rows),
    size: number(Math.max(0.1, Math.round(bytes / 100_000) / 10)),
  });
  const isReady = state === 'done' && expiresAt !== null;
  return (
    <>
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {words('privacy.export.asked', { when: dateTime(askedAt) })}
          </Text>
          {state === 'failed' && <Badge tone="critical">{words('privacy.export.failed')}</Badge>}
          {state === 'expired' && <Badge>{words('privacy.export.expired')}</Badge>}
        </InlineStack>
        {isReady && (
          <Text as="p" tone="subdued">
            {`${size} · ${words('privacy.export.until', { when: dateTime(expiresAt) })}`}
          </Text>
        )}
        {state === 'failed' && <Text as="p">{words('privacy.export.failedBody')}</Text>}
        {isOpen(run) && (
          <>
            <ProgressBar
              size="small"
              progress={tablesTotal === 0 ? 0 : (100 * tablesDone) / tablesTotal}
              ariaLabelledBy={`export-${id}`}
            />
            <Text as="p" tone="subdued" id={`export-${id}`}>
              {state === 'waiting'
                ? words('privacy.export.waiting')
                : words('privacy.export.working', {
                    rows: number(rows),
                    done: number(tablesDone),
                    total: number(tablesTotal),
                  })}
            </Text>
          </>
        )}
      </BlockStack>
      {isReady && (
        <InlineStack>
          <DownloadButton
            path={`/app/exports/${id}`}
            name={`attune-export-${askedAt.slice(0, 10)}.zip`}
            label={words('privacy.export.download')}
          />
        </InlineStack>
      )}
    </>
  );
}
