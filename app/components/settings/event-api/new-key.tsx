// A key that was just made, shown this once with a button that copies it.
import { useState } from 'react';
import { useWords } from '../../i18n/words';
import { Banner } from '../../ui/feedback';
import { Button, TextField } from '../../ui/fields';
import { BlockStack } from '../../ui/layout';
import { Text } from '../../ui/text';
import { useToast } from '../../ui/toast';

export function NewKey({ value }: { value: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(0);
  useToast(copied > 0 ? words('events.made.copied') : null, copied);
  const copy = () => {
    void navigator.clipboard.writeText(value).then(() => setCopied((times) => times + 1));
  };
  return (
    <Banner tone="success" title={words('events.made.title')}>
      <BlockStack gap="300">
        <Text as="p">{words('events.made.body')}</Text>
        <TextField
          label={words('events.made.label')}
          labelHidden
          value={value}
          readOnly
          monospaced
          selectTextOnFocus
          autoComplete="off"
          connectedRight={<Button onClick={copy}>{words('events.made.copy')}</Button>}
        />
      </BlockStack>
    </Banner>
  );
}
