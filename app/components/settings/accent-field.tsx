// The brand's colour, typed or picked, with the button it makes in light and in dark.
import type { Palette } from '~/email/brand';
import { useWords } from '../i18n/words';
import { TextField } from '../ui/fields';
import { BlockStack } from '../ui/layout';
import { Text } from '../ui/text';

type Props = {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  /** Of the colour that is saved: shades are worked out where mails are built. */
  palette: Palette;
  isSaved: boolean;
};

export function AccentField({ value, onChange, error, palette, isSaved }: Props) {
  const words = useWords();
  const isColour = /^#[0-9a-f]{6}$/i.test(value);
  return (
    <BlockStack gap="400">
      <TextField
        label={words('settings.brand.accent')}
        helpText={words('settings.brand.accentHelp')}
        value={value}
        onChange={onChange}
        error={error}
        autoComplete="off"
        spellCheck={false}
        prefix={
          <input
            type="color"
            className="colour-pick"
            aria-label={words('settings.brand.pick')}
            value={isColour ? value.toLowerCase() : '#000000'}
            onChange={(event) => onChange(event.target.value.toUpperCase())}
          />
        }
      />
      {isSaved && (
        <BlockStack gap="200">
          <Text as="span" tone="subdued" variant="bodySm">
            {words('settings.brand.sampleTitle')}
          </Text>
          <div className="colour-sample">
            {[palette.light, palette.dark].map((scheme) => (
              <span key={scheme.card} style={{ background: scheme.card }}>
                <b style={{ background: scheme.button, color: scheme.buttonText }}>
                  {words('settings.brand.sample')}
                </b>
              </span>
            ))}
          </div>
          <Text as="p" tone="subdued" variant="bodySm">
            {words('settings.brand.adjusted')}
          </Text>
        </BlockStack>
      )}
    </BlockStack>
  );
}
