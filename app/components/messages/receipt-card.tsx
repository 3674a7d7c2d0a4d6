// The receipt in words: which products, why each, what came next, what was left out, from what and when.
import type { ProductReceipt } from '~/decisions/receipt';
import { english } from '../i18n/catalogue';
import { useFormats, useWords, type Words } from '../i18n/words';
import { Section } from '../section';
import { BlockStack, Divider } from '../ui/layout';
import { List, Text } from '../ui/text';

type Props = { receipt: ProductReceipt | null; titles: Record<string, string> };

export function ReceiptCard({ receipt, titles }: Props) {
  const words = useWords();
  if (!receipt) {
    return (
      <Section title={words('messages.detail.why')}>
        <Text as="p" tone="subdued">
          {words('messages.detail.none')}
        </Text>
      </Section>
    );
  }
  return (
    <Section title={words('messages.detail.why')}>
      <BlockStack gap="300">
        <ChosenList receipt={receipt} titles={titles} />
        <Divider />
        <Basis receipt={receipt} />
      </BlockStack>
    </Section>
  );
}

function ChosenList({
  receipt,
  titles,
}: {
  receipt: ProductReceipt;
  titles: Record<string, string>;
}) {
  const words = useWords();
  const titleOf = (id: string) => titles[id] ?? words('messages.detail.productGone');
  return (
    <BlockStack gap="300">
      <ol className="chosen">
        {receipt.chosen.map((id) => {
          const because = whyShown(receipt, id, words);
          return (
            <li key={id}>
              <Text as="span" fontWeight="medium">
                {titleOf(id)}
              </Text>
              {because && (
                <Text as="p" tone="subdued" variant="bodySm">
                  {because}
                </Text>
              )}
            </li>
          );
        })}
      </ol>
      {receipt.runnerUp && (
        <Text as="p" tone="subdued">
          {words('messages.detail.runnerUpBody', { title: titleOf(receipt.runnerUp) })}
        </Text>
      )}
    </BlockStack>
  );
}

function Basis({ receipt }: { receipt: ProductReceipt }) {
  const words = useWords();
  const formats = useFormats();
  const { history, sellable, filtered, artifactVersion, asOf, isPersonal, told } = receipt.inputs;
  const left = Object.entries(filtered);
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {words('messages.detail.basis')}
      </Text>
      <List>
        <List.Item>
          {isPersonal === false
            ? words('messages.detail.notPersonal')
            : history.length === 0
              ? words('messages.detail.noHistory')
              : words('messages.detail.history', { count: history.length })}
        </List.Item>
        {told && told.interests.length > 0 && (
          <List.Item>
            {words('messages.detail.told', { interests: told.interests.join(', ') })}
          </List.Item>
        )}
        <List.Item>{words('messages.detail.sellable', { count: sellable })}</List.Item>
      </List>
      {left.length > 0 && (
        <>
          <Text as="h3" variant="headingSm">
            {words('messages.detail.filtered')}
          </Text>
          <List>
            {left.map(([reason, count]) => (
              <List.Item key={reason}>{filterWords(reason, count, words)}</List.Item>
            ))}
          </List>
        </>
      )}
      <Text as="p" tone="subdued" variant="bodySm">
        {words('messages.detail.decided')} {formats.dateTime(asOf)}
        {artifactVersion !== null &&
          `, ${words('messages.detail.version', { version: artifactVersion })}`}
      </Text>
    </BlockStack>
  );
}

/** What a mail is about was no candidate among others: it is why there is a mail. */
function whyShown({ candidates, inputs }: ProductReceipt, id: string, words: Words): string | null {
  const candidate = candidates.find(({ productId }) => productId === id);
  if (candidate) return becauseOf(candidate.reason, candidate.support, words);
  return inputs.viewed?.includes(id) ? words('messages.detail.because.itself') : null;
}

function becauseOf(reason: string, support: string | null, words: Words): string {
  const item = support ?? words('messages.detail.itemUnknown');
  return isKnown(reason)
    ? words(`messages.detail.because.${reason}`, { item })
    : words('messages.reasons.other');
}

function isKnown(reason: string): reason is keyof typeof english.messages.detail.because {
  return Object.hasOwn(english.messages.detail.because, reason);
}

const FILTERS = [
  'not_active',
  'not_published',
  'sold_out',
  'no_price',
  'no_picture',
  'hidden',
] as const;

function filterWords(reason: string, count: number, words: Words): string {
  const known = FILTERS.find((one) => one === reason) ?? 'other';
  return words(`messages.detail.filters.${known}`, { count });
}
