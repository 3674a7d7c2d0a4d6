// Pure: a delivery in our words, by what its topic is about; or why it can not be read, without what stood in it.
import { z } from 'zod';
import type { LevelFacts } from '~/catalog/levels-store';
import type { CollectionFacts } from '~/catalog/store';
import type { ToldMerge } from '~/profiles/merges/store';
import type { CustomerProfile } from '~/profiles/store';
import type { ToldShopFacts } from '~/shops/installation-store';
import {
  goneLevel,
  toldCollection,
  toldLevel,
  toldProduct,
  type ToldProduct,
} from '../translate/webhook-catalog';
import {
  toldConsent,
  toldCustomer,
  toldMerge,
  type ToldConsent,
} from '../translate/webhook-customers';
import { toldOrder, type ToldOrder } from '../translate/webhook-orders';
import {
  toldPerson,
  toldScopes,
  toldShop,
  type ToldPerson,
  type ToldScopes,
} from '../translate/webhook-shop';
import { ownId, parsePayload } from '../translate/webhook-values';
import { TOPICS, type Subject, type Topic } from './topics';

export type Gone = { id: string; deletedAt: Date };

/** What each subject comes to. */
export type Meaning = {
  product: ToldProduct;
  'product-gone': Gone;
  collection: CollectionFacts;
  'collection-gone': Gone;
  level: LevelFacts;
  'level-gone': LevelFacts;
  customer: CustomerProfile;
  'customer-gone': Gone;
  merge: ToldMerge | null;
  consent: ToldConsent;
  order: ToldOrder;
  shop: ToldShopFacts;
  scopes: ToldScopes;
  uninstall: { at: Date };
  'data-request': ToldPerson & { at: Date };
  'forget-person': ToldPerson & { at: Date };
  'forget-shop': { at: Date };
};

type Reader<S extends Subject> = (payload: unknown, toldAt: Date, currency: string) => Meaning[S];

const gone = (payload: unknown, deletedAt: Date): Gone => ({ id: ownId.parse(payload), deletedAt });

const READERS: { [S in Subject]: Reader<S> } = {
  product: (payload, toldAt, currency) => toldProduct(payload, { toldAt }, currency),
  'product-gone': gone,
  collection: (payload, toldAt) => toldCollection(payload, { toldAt }),
  'collection-gone': gone,
  level: (payload, toldAt) => toldLevel(payload, { toldAt }),
  'level-gone': (payload, toldAt) => goneLevel(payload, { toldAt }),
  customer: (payload, toldAt) => toldCustomer(payload, { toldAt }),
  'customer-gone': gone,
  merge: (payload, toldAt) => toldMerge(payload, { toldAt }),
  consent: (payload, toldAt) => toldConsent(payload, { toldAt }),
  order: (payload, toldAt) => toldOrder(payload, { toldAt }),
  shop: (payload, toldAt) => toldShop(payload, { toldAt }),
  scopes: (payload, toldAt) => toldScopes(payload, { toldAt }),
  uninstall: (_payload, at) => ({ at }),
  'data-request': (payload, at) => ({ ...toldPerson(payload), at }),
  'forget-person': (payload, at) => ({ ...toldPerson(payload), at }),
  'forget-shop': (_payload, at) => ({ at }),
};

export type Told = { [S in Subject]: { subject: S; meaning: Meaning[S] } }[Subject];

export type Reading = { kind: 'told'; told: Told } | { kind: 'unreadable'; problem: string };

export function readDelivery(
  delivery: { topic: Topic; payload: string; triggeredAt: Date },
  currency: string,
): Reading {
  const subject = TOPICS[delivery.topic];
  try {
    const payload = parsePayload(delivery.payload);
    const meaning = READERS[subject](payload, delivery.triggeredAt, currency);
    return { kind: 'told', told: { subject, meaning } as Told };
  } catch (fault) {
    return { kind: 'unreadable', problem: problemOf(fault) };
  }
}

/** Names the field and what is wrong with it, never its value. */
function problemOf(fault: unknown): string {
  if (fault instanceof SyntaxError) return 'Shopify sent something that is no JSON.';
  if (!(fault instanceof z.ZodError)) return 'An amount of money could not be read.';
  const fields = fault.issues.map((issue) => issue.path.join('.') || 'the whole');
  return `Shopify sent something unexpected in ${[...new Set(fields)].join(', ')}.`;
}
