// The form for the next file: what is in it, the file itself, and for people how they agreed to mail.
import { useId, useState } from 'react';
import { DownloadButton } from '../download-button';
import { useWords } from '../i18n/words';
import { Banner, ProgressBar } from '../ui/feedback';
import { Button, Select, TextField } from '../ui/fields';
import { BlockStack, Card, InlineStack } from '../ui/layout';
import { Text } from '../ui/text';
import { useBringing } from './use-bringing';

const KINDS = ['customers', 'orders', 'products', 'events', 'opt_outs'] as const;
type Kind = (typeof KINDS)[number];

export function BringCard() {
  const words = useWords();
  const id = useId();
  const [kind, setKind] = useState<Kind>('customers');
  const [file, setFile] = useState<File | null>(null);
  const [wording, setWording] = useState('');
  const { share, problem, bring } = useBringing();
  const options = KINDS.map((value) => ({ value, label: words(`imports.kinds.${value}`) }));
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {words('imports.bring.title')}
        </Text>
        {problem && <Banner tone="critical">{words(`imports.bring.${problem}`)}</Banner>}
        <Select
          label={words('imports.bring.kind')}
          options={options}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          helpText={words(`imports.help.${kind}`)}
        />
        <BlockStack gap="100">
          <label htmlFor={id}>{words('imports.bring.file')}</label>
          <input
            id={id}
            type="file"
            accept=".csv,.gz,.json,.txt,.tsv,text/csv,application/json,application/gzip"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
          <Text as="p" tone="subdued">
            {words('imports.bring.fileHelp')}
          </Text>
        </BlockStack>
        {kind === 'customers' && (
          <TextField
            label={words('imports.bring.wording')}
            helpText={words('imports.bring.wordingHelp')}
            value={wording}
            onChange={setWording}
            maxLength={500}
            autoComplete="off"
          />
        )}
        {share !== null && (
          <ProgressBar progress={Math.round(share * 100)} size="small" animated={false} />
        )}
        <InlineStack gap="200">
          <Button
            variant="primary"
            disabled={file === null}
            loading={share !== null}
            onClick={() =>
              file && bring({ kind, file, wording: kind === 'customers' ? wording : '' })
            }
          >
            {words('imports.bring.start')}
          </Button>
          <DownloadButton
            path={`/app/imports/forms/${kind}`}
            name={`${kind}.csv`}
            label={words('imports.bring.form')}
          />
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
