// Everything that happened, the newest first, by day; of one kind where that is asked for, and on into the past.
import { useMoments, type Moments } from '../../i18n/moments';
import { useWords } from '../../i18n/words';
import { Section } from '../../section';
import { Button, ButtonGroup } from '../../ui/fields';
import { BlockStack, InlineStack } from '../../ui/layout';
import { Text } from '../../ui/text';
import { TimelineRow } from './timeline-row';
import { useTimeline, type Group, type Page } from './use-timeline';

const GROUPS: Group[] = [null, 'browsing', 'cart', 'orders', 'emails'];

type Props = { customerId: string; first: Page; now: string };

export function TimelineCard({ customerId, first, now }: Props) {
  const words = useWords();
  const timeline = useTimeline(customerId, first);
  const { entries, group, state, hasMore } = timeline;
  return (
    <Section title={words('customers.timeline.title')}>
      <BlockStack gap="400">
        <Chips group={group} show={timeline.show} />
        {entries.length === 0 && state === 'idle' && (
          <Text as="p" tone="subdued">
            {words(group ? 'customers.timeline.noneOfKind' : 'customers.timeline.none')}
          </Text>
        )}
        <Days entries={entries} now={now} />
        {state === 'failed' && <p role="alert">{words('frame.connection')}</p>}
        {(hasMore || state === 'loading') && (
          <InlineStack>
            <Button loading={state === 'loading'} onClick={timeline.more}>
              {words('customers.timeline.more')}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Section>
  );
}

function Chips({ group, show }: { group: Group; show: (group: Group) => void }) {
  const words = useWords();
  return (
    <div role="group" aria-label={words('customers.timeline.groups.label')} className="chips">
      <ButtonGroup variant="segmented">
        {GROUPS.map((one) => (
          <Button key={one ?? 'all'} size="slim" pressed={group === one} onClick={() => show(one)}>
            {words(`customers.timeline.groups.${one ?? 'all'}`)}
          </Button>
        ))}
      </ButtonGroup>
    </div>
  );
}

function Days({ entries, now }: { entries: Page['entries']; now: string }) {
  const moments = useMoments(now);
  return (
    <>
      {byDay(entries, moments).map(([day, list]) => (
        <BlockStack key={day} gap="200">
          <Text as="h3" variant="headingXs" tone="subdued">
            {moments.day(list[0]!.at)}
          </Text>
          <ol className="timeline">
            {list.map((entry) => (
              <TimelineRow key={entry.key} entry={entry} time={moments.time(entry.at)} />
            ))}
          </ol>
        </BlockStack>
      ))}
    </>
  );
}

function byDay(entries: Page['entries'], moments: Moments): [string, Page['entries']][] {
  const days = new Map<string, Page['entries']>();
  for (const entry of entries) {
    const day = moments.dayKey(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}
