import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { isTopic, TOPICS, TOPICS_AFTER_UNINSTALL } from '~/shopify/webhooks/topics';

type Toml = {
  webhooks: {
    subscriptions: { topics?: string[]; compliance_topics?: string[]; uri: string }[];
  };
};

const toml = parse(readFileSync('shopify.app.toml', 'utf8')) as unknown as Toml;
const { subscriptions } = toml.webhooks;

test('what Shopify is asked to send is what we know', () => {
  const asked = subscriptions.flatMap((one) => [
    ...(one.topics ?? []),
    ...(one.compliance_topics ?? []),
  ]);
  expect(asked.sort()).toEqual(Object.keys(TOPICS).sort());
});

test('every topic comes to the one door', () => {
  const paths = subscriptions.map((one) => new URL(one.uri).pathname);
  expect(new Set(paths)).toEqual(new Set(['/webhooks']));
});

test('the topics of people’s rights are asked for as such', () => {
  const rights = subscriptions.flatMap((one) => one.compliance_topics ?? []);
  expect(rights.sort()).toEqual([...TOPICS_AFTER_UNINSTALL].sort());
});

test('a name that is no topic of ours is none', () => {
  expect(isTopic('orders/create')).toBe(true);
  expect(isTopic('carts/create')).toBe(false);
  expect(isTopic('constructor')).toBe(false);
});
