// The pages under Settings as a list of links, each with one line that says what it is for.
import { useWords } from '../i18n/words';
import { BlockStack } from '../ui/layout';
import { Link, Text } from '../ui/text';
import { addressOf, SETTINGS_PAGES } from './settings-pages';

export function PageList() {
  const words = useWords();
  return (
    <ul className="row-list">
      {SETTINGS_PAGES.map((name) => (
        <li key={name}>
          <BlockStack gap="050">
            <Link url={addressOf(name)} monochrome removeUnderline>
              <Text as="span" fontWeight="semibold">
                {words(`settings.pages.${name}.title`)}
              </Text>
            </Link>
            <Text as="span" tone="subdued" variant="bodySm">
              {words(`settings.pages.${name}.body`)}
            </Text>
          </BlockStack>
        </li>
      ))}
    </ul>
  );
}
