// A page of a person's timeline as a screen shows it: with titles in place of ids, and the place of the next page.
import { listTitles } from '~/catalog/store';
import type { Db } from '~/db';
import { messagePath } from '~/messages/message-path';
import { listCollectionTitles } from './title-store';
import { listTimeline } from './timeline-store';
import type { TimelineGroup, TimelinePlace, TimelineRow } from './timeline-store';

export type TimelineEntry = {
  key: string;
  at: Date;
  kind: TimelineRow['kind'];
  /** An event's name, a message's state. */
  name: string;
  /** What it was about: titles, a page, words searched for, an order's number, a subject. Null where nobody knows. */
  about: string | null;
  message: {
    path: string;
    reason: string | null;
    from: { campaign: string | null; flow: string | null };
    sendAt: string;
    isClicked: boolean;
  } | null;
  order: {
    totalMinor: number;
    currency: string;
    isCancelled: boolean;
    isTest: boolean;
  } | null;
};

export type TimelinePage = { entries: TimelineEntry[]; next: TimelinePlace | null };

const PAGE = 30;
/** A cart of twenty is told by its first few. */
const TITLES = 3;

export async function readTimeline(
  db: Db,
  shopId: number,
  profileId: string,
  asked: { group: TimelineGroup | null; after: TimelinePlace | null },
): Promise<TimelinePage> {
  const rows = await listTimeline(db, shopId, profileId, { ...asked, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const products = await listTitles(db, shopId, shown.flatMap(productIdsOf));
  const collections = await listCollectionTitles(db, shopId, shown.flatMap(collectionIdsOf));
  const last = shown[shown.length - 1];
  return {
    entries: shown.map((row) => entryOf(row, products, collections)),
    next: rows.length > PAGE && last ? { at: last.at, key: last.key } : null,
  };
}

type Titles = Record<string, string>;

function entryOf(row: TimelineRow, products: Titles, collections: Titles): TimelineEntry {
  const { key, at, kind, name, facts } = row;
  const plain = { key, at, kind, name, message: null, order: null };
  if (kind === 'order') return { ...plain, about: textOf(facts.order), order: orderOf(facts) };
  if (kind === 'message')
    return { ...plain, about: textOf(facts.subject), message: messageOf(facts) };
  const titles = [
    ...productIdsOf(row).flatMap((id) => products[id] ?? []),
    ...collectionIdsOf(row).flatMap((id) => collections[id] ?? []),
  ];
  const about =
    titles.slice(0, TITLES).join(', ') ||
    textOf(facts.query) ||
    textOf(facts.name) ||
    textOf(facts.path);
  return { ...plain, about };
}

function messageOf(facts: Record<string, unknown>): TimelineEntry['message'] {
  const createdAt = new Date(textOf(facts.createdAt) ?? '');
  return {
    path: messagePath({ createdAt, id: textOf(facts.id) ?? '' }),
    reason: textOf(facts.reason),
    from: { campaign: textOf(facts.campaign), flow: textOf(facts.flow) },
    sendAt: new Date(textOf(facts.sendAt) ?? '').toISOString(),
    isClicked: facts.clickedAt !== null,
  };
}

function orderOf(facts: Record<string, unknown>): TimelineEntry['order'] {
  return {
    totalMinor: Number(facts.totalMinor),
    currency: textOf(facts.currency) ?? '',
    isCancelled: facts.isCancelled === true,
    isTest: facts.isTest === true,
  };
}

/** Whatever an event's name is: these are the properties in which products stand. */
function productIdsOf({ kind, facts }: TimelineRow): string[] {
  if (kind !== 'event') return [];
  const several = Array.isArray(facts.productIds) ? facts.productIds : [];
  return [facts.productId, ...several].filter((id) => typeof id === 'string');
}

function collectionIdsOf({ kind, facts }: TimelineRow): string[] {
  return kind === 'event' && typeof facts.collectionId === 'string' ? [facts.collectionId] : [];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
