// What the merchant never wants recommended: chosen in the admin's own picker, listed, and allowed again.
import { useState } from 'react';
import { useFormats, useWords } from '../i18n/words';
import { Section } from '../section';
import { Button } from '../ui/fields';
import { InlineStack } from '../ui/layout';
import { useProductPicker } from '../ui/product-picker';
import { Text } from '../ui/text';
import { ProductPicture } from './product-picture';
import type { Hiding } from './use-hiding';

export type HiddenProduct = {
  productId: string;
  title: string | null;
  imageUrl: string | null;
  hiddenAt: string;
  /** Null where nobody is known to have done it. */
  byYou: boolean | null;
};

const FIRST = 5;

export function HiddenCard({ hidden, hiding }: { hidden: HiddenProduct[]; hiding: Hiding }) {
  const words = useWords();
  const pick = useProductPicker();
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? hidden : hidden.slice(0, FIRST);
  const add = async () => {
    const chosen = await pick();
    if (chosen && chosen.length > 0) hiding.hide(chosen);
  };
  return (
    <Section title={words('recommendations.hidden.title')}>
      <Text as="p" tone="subdued">
        {words(`recommendations.hidden.${hidden.length === 0 ? 'empty' : 'body'}`)}
      </Text>
      {shown.length > 0 && (
        <ul className="plain-list">
          {shown.map((product) => (
            <HiddenRow key={product.productId} product={product} hiding={hiding} />
          ))}
        </ul>
      )}
      <InlineStack gap="200">
        <Button disabled={hiding.isBusy} onClick={() => void add()}>
          {words('recommendations.hidden.add')}
        </Button>
        {shown.length < hidden.length && (
          <Button variant="plain" onClick={() => setIsAll(true)}>
            {words('recommendations.hidden.all')}
          </Button>
        )}
      </InlineStack>
    </Section>
  );
}

function HiddenRow({ product, hiding }: { product: HiddenProduct; hiding: Hiding }) {
  const words = useWords();
  const formats = useFormats();
  const title = product.title ?? words('recommendations.hidden.gone');
  const who = product.byYou === null ? 'when' : product.byYou ? 'byYou' : 'byColleague';
  return (
    <li className="pictured">
      <ProductPicture url={product.imageUrl} size="small" />
      <div className="pictured-words">
        <Text as="p" breakWord>
          {title}
        </Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {words(`recommendations.hidden.${who}`, { date: formats.date(product.hiddenAt) })}
        </Text>
      </div>
      <Button
        variant="plain"
        disabled={hiding.isBusy}
        accessibilityLabel={words('recommendations.hidden.removeLabel', { title })}
        onClick={() => hiding.show([product.productId])}
      >
        {words('recommendations.hidden.remove')}
      </Button>
    </li>
  );
}
