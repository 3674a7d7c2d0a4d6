// How events reach the listeners of a web pixel inside its frame.
import { expect, test } from 'vitest';
import { createBus } from '../../../sandbox/storefront/pixels/frame/bus';

test('tells one who subscribes late what came before', async () => {
  const bus = createBus();
  await bus.publish('page_viewed', { at: 1 }, ['all_events']);
  await bus.publish('cart_viewed', { at: 2 }, ['all_events']);

  const pages: unknown[] = [];
  const all: unknown[] = [];
  bus.subscribe('page_viewed', (event) => pages.push(event));
  bus.subscribe('all_events', (event) => all.push(event));

  expect(pages).toEqual([{ at: 1 }]);
  expect(all).toEqual([{ at: 1 }, { at: 2 }]);
});

test('tells one who unsubscribed no more', async () => {
  const bus = createBus();
  const heard: unknown[] = [];
  const unsubscribe = bus.subscribe('page_viewed', (event) => heard.push(event));

  await bus.publish('page_viewed', 1);
  expect(unsubscribe()).toBe(true);
  await bus.publish('page_viewed', 2);

  expect(heard).toEqual([1]);
});

test('lets no listener change what another hears', async () => {
  const bus = createBus();
  const heard: unknown[] = [];
  bus.subscribe('page_viewed', (event) => {
    (event as { path: string }).path = 'changed';
  });
  bus.subscribe('page_viewed', (event) => heard.push(event));

  await bus.publish('page_viewed', { path: '/' });

  expect(heard).toEqual([{ path: '/' }]);
});
