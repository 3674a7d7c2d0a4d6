// The ranking: what stands in the next mail and what is next in line, each with its reasons and what a stranger would see.
import { useWords } from '../i18n/words';
import { Section } from '../section';
import { Button } from '../ui/fields';
import { BlockStack, InlineStack } from '../ui/layout';
import { Badge, Text } from '../ui/text';
import { basisOf, becauseKey, type Look, type LookedPick } from './look';
import { ProductPicture } from './product-picture';
import type { Hiding } from './use-hiding';

type Ready = Extract<Look, { kind: 'ready' }>;

export function PickList({ look, hiding }: { look: Ready; hiding: Hiding }) {
  const words = useWords();
  const shown = look.picks.filter((pick) => pick.isShown);
  const next = look.picks.filter((pick) => !pick.isShown);
  const { sellable, artifactVersion } = look.basis;
  return (
    <Section title={words('recommendations.picks.title')}>
      {look.picks.length === 0 && (
        <BlockStack gap="100">
          <Text as="p">{words('recommendations.picks.nothing')}</Text>
          <Text as="p" tone="subdued">
            {words('recommendations.picks.nothingBody')}
          </Text>
        </BlockStack>
      )}
      {shown.length > 0 && (
        <BlockStack gap="050">
          <Text as="h3" variant="headingSm">
            {words('recommendations.picks.inMail')}
          </Text>
          <Text as="p" tone="subdued">
            {words('recommendations.picks.inMailHelp')}
          </Text>
        </BlockStack>
      )}
      <Rows picks={shown} from={1} hiding={hiding} />
      {next.length > 0 && (
        <Text as="h3" variant="headingSm">
          {words('recommendations.picks.next')}
        </Text>
      )}
      <Rows picks={next} from={shown.length + 1} hiding={hiding} />
      <Text as="p" tone="subdued">
        {[
          words('recommendations.picks.sellable', { count: sellable }),
          artifactVersion && words('recommendations.picks.version', { version: artifactVersion }),
        ]
          .filter(Boolean)
          .join(' ')}
      </Text>
    </Section>
  );
}

type RowsProps = { picks: LookedPick[]; from: number; hiding: Hiding };

function Rows({ picks, from, hiding }: RowsProps) {
  if (picks.length === 0) return null;
  return (
    <ol className="picks" start={from}>
      {picks.map((pick, at) => (
        <PickRow key={pick.product.id} pick={pick} place={from + at} hiding={hiding} />
      ))}
    </ol>
  );
}

function PickRow({ pick, place, hiding }: { pick: LookedPick; place: number; hiding: Hiding }) {
  const words = useWords();
  const { product, because } = pick;
  const stock =
    product.stock === null
      ? words('recommendations.picks.inStock')
      : words('recommendations.picks.stock', { count: product.stock });
  return (
    <li className="pick">
      <span className="figure pick-place">{place}</span>
      <ProductPicture url={product.imageUrl} size="large" />
      <div className="pick-words">
        <Text as="h4" fontWeight="semibold" breakWord>
          {product.title}
        </Text>
        <Text as="p" tone="subdued" variant="bodySm">
          <span className="figure">{`${product.price} · ${stock}`}</span>
        </Text>
        <Reasons says={pick.says} because={because} />
        <InlineStack gap="200" blockAlign="center">
          <Badge>{words(`recommendations.basis.${basisOf(because)}`)}</Badge>
          <Button
            variant="plain"
            disabled={hiding.isBusy}
            accessibilityLabel={words('recommendations.picks.hideLabel', { title: product.title })}
            onClick={() => hiding.hide([product.id])}
          >
            {words('recommendations.picks.hide')}
          </Button>
        </InlineStack>
      </div>
      <Stranger pick={pick} />
    </li>
  );
}

function Reasons({ says, because }: Pick<LookedPick, 'says' | 'because'>) {
  const words = useWords();
  const item = because.support ?? '';
  const isOwn = because.reason === 'buyAgain' && because.times > 0;
  return (
    <dl className="pick-reasons">
      <div>
        <dt>{words('recommendations.picks.shopperReads')}</dt> <dd>{`“${says}”`}</dd>
      </div>
      <div>
        <dt>{words('recommendations.picks.why')}</dt>{' '}
        <dd>
          {isOwn
            ? words('recommendations.because.buyAgainTimes', { count: because.times })
            : words(becauseKey(because), { item })}
        </dd>
      </div>
    </dl>
  );
}

function Stranger({ pick: { product, stranger } }: { pick: LookedPick }) {
  const words = useWords();
  const title =
    stranger === null
      ? words('recommendations.picks.strangerNone')
      : stranger.id === product.id
        ? words('recommendations.picks.sameForAll')
        : stranger.title;
  return (
    <div className="pick-stranger">
      <Text as="p" tone="subdued" variant="bodySm">
        {words('recommendations.picks.stranger')}
      </Text>
      <div className="pictured">
        <ProductPicture url={stranger?.imageUrl ?? null} size="small" />
        <Text as="p" variant="bodySm" breakWord>
          {title}
        </Text>
      </div>
    </div>
  );
}
