// What would have ranked high and is not shown, each with its reason.
import { useWords } from '../i18n/words';
import { Section } from '../section';
import { Text } from '../ui/text';
import { leftOutKey, type LeftOut } from './look';
import { ProductPicture } from './product-picture';

const RANKED = 12;

export function LeftOutCard({ leftOut }: { leftOut: LeftOut[] }) {
  const words = useWords();
  const isNone = leftOut.length === 0;
  return (
    <Section title={words('recommendations.leftOut.title')}>
      <Text as="p" tone="subdued">
        {words(`recommendations.leftOut.${isNone ? 'none' : 'intro'}`, { count: RANKED })}
      </Text>
      {!isNone && (
        <ul className="plain-list">
          {leftOut.map(({ productId, title, imageUrl, place, reason }) => (
            <li key={productId} className="pictured">
              <ProductPicture url={imageUrl} size="small" />
              <div>
                <Text as="p" breakWord>
                  {title}
                </Text>
                <Text as="p" tone="subdued" variant="bodySm">
                  {`${words(leftOutKey(reason))} · ${words('recommendations.leftOut.place', { place })}`}
                </Text>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
