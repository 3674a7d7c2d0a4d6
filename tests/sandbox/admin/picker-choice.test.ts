import { expect, test } from 'vitest';
import { createChoice } from '../../../sandbox/admin/frame/picker-choice';
import type { PickedResource, PickRequest } from '../../../sandbox/admin/picking';

const shirt: PickedResource = {
  id: 'shirt',
  title: 'Shirt',
  variants: [
    { id: 'S', title: 'S' },
    { id: 'M', title: 'M' },
  ],
};
const mug: PickedResource = { id: 'mug', title: 'Mug', variants: [{ id: 'mug-1', title: 'Mug' }] };

function request(change: Partial<PickRequest> = {}): PickRequest {
  return {
    resourceType: 'product',
    action: 'add',
    limit: null,
    query: '',
    filter: { query: '', hidden: true, variants: true, draft: true, archived: true },
    selection: [],
    ...change,
  };
}

test('a product brings all its variants, or those chosen', () => {
  const choice = createChoice(request(), []);
  choice.toggle(mug);
  choice.toggle(shirt);
  choice.toggleVariant(shirt, 'S');
  expect(choice.share(shirt)).toBe('some');
  expect(choice.result()).toEqual([mug, { ...shirt, variants: [{ id: 'M', title: 'M' }] }]);
});

test('one product takes the place of the other', () => {
  const choice = createChoice(request({ limit: 1 }), []);
  choice.toggle(mug);
  choice.toggle(shirt);
  expect(choice.result()).toEqual([shirt]);
  expect(choice.isFull()).toBe(false);
});

test('variants count one by one up to the limit', () => {
  const choice = createChoice(request({ resourceType: 'variant', limit: 2 }), []);
  choice.toggle(mug);
  choice.toggle(shirt);
  expect(choice.isFull()).toBe(true);
  expect(choice.result().map(({ id }) => id)).toEqual(['mug-1', 'S']);
});

test('what was chosen before is chosen still', () => {
  const selection = [{ id: 'shirt', variants: [{ id: 'M' }] }];
  const choice = createChoice(request({ selection }), [shirt]);
  expect(choice.hasVariant(shirt, 'M')).toBe(true);
  expect(choice.hasVariant(shirt, 'S')).toBe(false);
  choice.toggle(shirt);
  expect(choice.count()).toBe(0);
});
