// The timeline as it is looked at: of one group, page after page.
import type { SerializeFrom } from '@remix-run/node';
import { useEffect, useState } from 'react';
import type { TimelinePage } from '~/reports/timeline';
import type { TimelineGroup } from '~/reports/timeline-store';
import { CUSTOMERS } from '../list-address';

export type Page = SerializeFrom<TimelinePage>;
export type Group = TimelineGroup | null;

type Looked = {
  group: Group;
  pages: Page[];
  state: 'idle' | 'loading' | 'failed';
};

export type Timeline = {
  group: Group;
  entries: Page['entries'];
  hasMore: boolean;
  state: Looked['state'];
  show: (group: Group) => void;
  more: () => void;
};

/** Begins with what the page came with; what the page brings anew takes its place. */
export function useTimeline(customerId: string, first: Page): Timeline {
  const [looked, setLooked] = useState<Looked>({ group: null, pages: [first], state: 'idle' });
  const newest = JSON.stringify(first);
  useEffect(() => {
    setLooked({ group: null, pages: [JSON.parse(newest) as Page], state: 'idle' });
  }, [newest]);
  const { group, pages, state } = looked;
  const last = pages[pages.length - 1];

  const ask = async (asked: Group, kept: Page[]) => {
    setLooked({ group: asked, pages: kept, state: 'loading' });
    const page = await read(customerId, asked, kept[kept.length - 1]?.next ?? null);
    setLooked((now) => {
      // Another chip was pressed in the meantime.
      if (now.group !== asked || now.pages !== kept) return now;
      return page
        ? { group: asked, pages: [...kept, page], state: 'idle' }
        : { ...now, state: 'failed' };
    });
  };
  return {
    group,
    entries: pages.flatMap((page) => page.entries),
    hasMore: Boolean(last?.next) || (state === 'failed' && pages.length === 0),
    state,
    show: (asked) => void ask(asked, []),
    more: () => void ask(group, pages),
  };
}

async function read(
  customerId: string,
  group: Group,
  after: Page['next'] | null,
): Promise<Page | null> {
  const search = new URLSearchParams();
  if (group) search.set('show', group);
  if (after) search.set('after', `${after.at} ${after.key}`);
  const path = `${CUSTOMERS}/${customerId}/timeline?${search}`;
  const response = await fetch(path).catch(() => null);
  return response?.ok ? ((await response.json()) as Page) : null;
}
