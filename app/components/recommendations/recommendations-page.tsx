// The screen of recommendations: whose, what, how good and what never, or what it still waits for.
import { EmptyPage } from '../empty-page';
import { useWords } from '../i18n/words';
import { Button } from '../ui/fields';
import { Banner } from '../ui/feedback';
import { BlockStack, Box, InlineStack, Layout } from '../ui/layout';
import { Screen } from '../ui/screen';
import { Text } from '../ui/text';
import { BacktestCard, type Backtest } from './backtest-card';
import { CustomerPicker, type PickedCustomer } from './customer-picker';
import { HiddenCard, type HiddenProduct } from './hidden-card';
import { LeftOutCard } from './left-out-card';
import type { Look } from './look';
import { PickList } from './pick-list';
import { useHiding, type Hiding } from './use-hiding';

type Props = {
  imported: boolean;
  training: { state: string; problem: string | null } | null;
  /** Whether the address names a customer. */
  asked: boolean;
  customer: PickedCustomer | null;
  look: Look | null;
  backtest: Backtest | null;
  hidden: HiddenProduct[];
};

export function RecommendationsPage(props: Props) {
  const words = useWords();
  const { imported, training, asked, customer, look } = props;
  if (!imported) return <Waiting kind="import" problem={null} />;
  if (!customer && !asked) return <Waiting kind="nobody" problem={null} />;
  if (look?.kind === 'not_trained') {
    const problem = training?.state === 'failed' ? training.problem : null;
    return <Waiting kind="train" problem={problem} />;
  }
  return (
    <Screen title={words('recommendations.title')}>
      <Trained {...props} />
    </Screen>
  );
}

function Trained({ customer, look, backtest, hidden }: Props) {
  const hiding = useHiding();
  return (
    <Layout>
      <Layout.Section>
        <BlockStack gap="400">
          <CustomerPicker customer={customer} />
          <div>
            <Notice hiding={hiding} hidden={hidden} />
            {look?.kind === 'unreadable' && <Broken />}
            {look?.kind === 'ready' && <PickList look={look} hiding={hiding} />}
          </div>
        </BlockStack>
      </Layout.Section>
      <Layout.Section variant="oneThird">
        <BlockStack gap="400">
          <BacktestCard backtest={backtest} />
          {look?.kind === 'ready' && <LeftOutCard leftOut={look.leftOut} />}
          <HiddenCard hidden={hidden} hiding={hiding} />
        </BlockStack>
      </Layout.Section>
    </Layout>
  );
}

/** What was hidden a moment ago, and the way back; it stays until something else is done. */
function Notice({ hiding, hidden }: { hiding: Hiding; hidden: HiddenProduct[] }) {
  const words = useWords();
  const { last, show, isBusy } = hiding;
  const ids = last?.done === 'hide' ? last.productIds : [];
  const first = hidden.find(({ productId }) => productId === ids[0]);
  const title = first?.title ?? words('recommendations.hidden.gone');
  return (
    <div role="status">
      {last?.done === 'hide' && (
        <Box paddingBlockEnd="400">
          <Banner tone="success">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="p">
                {words('recommendations.hidden.done', { count: ids.length, title })}
              </Text>
              <Button variant="plain" disabled={isBusy} onClick={() => show(ids)}>
                {words('recommendations.hidden.undo')}
              </Button>
            </InlineStack>
          </Banner>
        </Box>
      )}
      {last?.done === 'show' && (
        <span className="unseen">{words('recommendations.hidden.undone')}</span>
      )}
    </div>
  );
}

function Broken() {
  const words = useWords();
  return (
    <Banner tone="critical" title={words('recommendations.states.brokenTitle')}>
      <Text as="p">{words('recommendations.states.brokenBody')}</Text>
    </Banner>
  );
}

type WaitingProps = { kind: 'import' | 'train' | 'nobody'; problem: string | null };

function Waiting({ kind, problem }: WaitingProps) {
  const words = useWords();
  const action =
    kind === 'nobody' ? undefined : { label: words('recommendations.states.home'), url: '/app' };
  return (
    <Screen title={words('recommendations.title')}>
      <EmptyPage
        title={words(`recommendations.states.${kind}Title`)}
        body={
          problem === null
            ? words(`recommendations.states.${kind}Body`)
            : words('recommendations.states.trainFailed', { problem })
        }
        action={action}
      />
    </Screen>
  );
}
