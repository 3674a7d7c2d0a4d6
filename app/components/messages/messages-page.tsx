// The list of messages with its two filters, which live in the address so that a page can be linked to.
import { useNavigate, useNavigation } from '@remix-run/react';
import { EmptyPage } from '../empty-page';
import { flowName } from '../flows/flow-words';
import { useWords } from '../i18n/words';
import { Button, Select } from '../ui/fields';
import { BlockStack, Box, Card, InlineGrid, InlineStack } from '../ui/layout';
import { Screen } from '../ui/screen';
import { Pagination } from '../ui/tables';
import { Text } from '../ui/text';
import { MessageTable, type MessageRow } from './message-table';
import { MESSAGE_GROUPS, type MessageGroup } from './states';

type Filter = { campaign: number | null; flow: string | null; state: MessageGroup | null };

type Props = {
  campaigns: { id: number; name: string }[];
  flows: string[];
  filter: Filter;
  isFirst: boolean;
  next: string | null;
  messages: MessageRow[];
};

export function MessagesPage({ campaigns, flows, filter, isFirst, next, messages }: Props) {
  const words = useWords();
  const isFiltered = !isOpen(filter);
  if (messages.length === 0 && !isFiltered && isFirst) {
    return (
      <Screen title={words('messages.title')}>
        <EmptyPage
          title={words('messages.empty.title')}
          body={words('messages.empty.body')}
          action={{ label: words('messages.empty.action'), url: '/app/campaigns/new' }}
        />
      </Screen>
    );
  }
  return (
    <Screen title={words('messages.title')}>
      <Card padding="0">
        <Box padding="300" borderBlockEndWidth="025" borderColor="border-secondary">
          <Filters campaigns={campaigns} flows={flows} filter={filter} />
        </Box>
        {messages.length === 0 ? (
          <Box padding="800">
            <BlockStack gap="100" inlineAlign="center">
              <Text as="h2" variant="headingSm">
                {words('messages.empty.noMatchTitle')}
              </Text>
              <Text as="p" tone="subdued">
                {words('messages.empty.noMatchBody')}
              </Text>
            </BlockStack>
          </Box>
        ) : (
          <MessageTable rows={messages} />
        )}
        <Pages filter={filter} isFirst={isFirst} next={next} />
      </Card>
    </Screen>
  );
}

export function addressOf(filter: Filter, before: string | null): string {
  const search = new URLSearchParams();
  if (filter.campaign !== null) search.set('campaign', String(filter.campaign));
  if (filter.flow !== null) search.set('flow', filter.flow);
  if (filter.state !== null) search.set('state', filter.state);
  if (before !== null) search.set('before', before);
  return search.size === 0 ? '/app/reports/messages' : `/app/reports/messages?${search}`;
}

function isOpen({ campaign, flow, state }: Filter): boolean {
  return campaign === null && flow === null && state === null;
}

function Filters({ campaigns, flows, filter }: Pick<Props, 'campaigns' | 'flows' | 'filter'>) {
  const words = useWords();
  const navigate = useNavigate();
  const show = (changed: Partial<Filter>) => navigate(addressOf({ ...filter, ...changed }, null));
  return (
    <InlineGrid columns={{ xs: '1fr', sm: '1fr 1fr auto' }} gap="300" alignItems="start">
      <Select
        label={words('messages.filters.source')}
        options={[
          { value: '', label: words('messages.filters.allSources') },
          ...flows.map((id) => ({ value: id, label: flowName(id, words) })),
          ...campaigns.map(({ id, name }) => ({ value: String(id), label: `${name} (${id})` })),
        ]}
        value={filter.flow ?? (filter.campaign === null ? '' : String(filter.campaign))}
        onChange={(value) => show(sourceFrom(value, flows))}
      />
      <Select
        label={words('messages.filters.state')}
        options={[
          { value: '', label: words('messages.filters.allStates') },
          ...MESSAGE_GROUPS.map((group) => ({
            value: group,
            label: words(`messages.states.${group}`),
          })),
        ]}
        helpText={filter.state ? words(`messages.explained.${filter.state}`) : undefined}
        value={filter.state ?? ''}
        onChange={(value) =>
          show({ state: MESSAGE_GROUPS.find((group) => group === value) ?? null })
        }
      />
      <div className="beside-field">
        <Button
          disabled={isOpen(filter)}
          onClick={() => show({ campaign: null, flow: null, state: null })}
        >
          {words('messages.filters.clear')}
        </Button>
      </div>
    </InlineGrid>
  );
}

/** A flow is named by words, a campaign by its number. */
function sourceFrom(value: string, flows: string[]): Pick<Filter, 'campaign' | 'flow'> {
  if (flows.includes(value)) return { flow: value, campaign: null };
  return { flow: null, campaign: value === '' ? null : Number(value) };
}

/** The rows are a stream by time: back to its head, or on to what is older. */
function Pages({ filter, isFirst, next }: Pick<Props, 'filter' | 'isFirst' | 'next'>) {
  const words = useWords();
  const navigate = useNavigate();
  const isMoving = useNavigation().state !== 'idle';
  if (isFirst && next === null) return null;
  return (
    <Box padding="300" borderBlockStartWidth="025" borderColor="border-secondary">
      <InlineStack align="center">
        <Pagination
          hasPrevious={!isFirst && !isMoving}
          previousTooltip={words('messages.newer')}
          onPrevious={() => navigate(addressOf(filter, null))}
          hasNext={next !== null && !isMoving}
          nextTooltip={words('messages.older')}
          onNext={() => navigate(addressOf(filter, next))}
        />
      </InlineStack>
    </Box>
  );
}
