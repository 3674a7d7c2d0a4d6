import { expect, test } from 'vitest';
import { readEvent } from '~/imports/rows/events';
import { FRAME, rowOf } from './rows-of';

const WHO = { email: 'a@b.example', at: '2026-01-02 10:00' };

test('our own events are known however they are written', () => {
  const viewed = rowOf({ ...WHO, name: 'Viewed Product', product: 'lamp' });
  expect(readEvent(viewed, FRAME)).toMatchObject({
    value: { does: { kind: 'product', name: 'viewed_product', product: 'lamp', quantity: 1 } },
  });
});

test('other events keep what their columns say', () => {
  const visited = rowOf({ ...WHO, name: 'Visited the shop' }, 2, { Town: 'Leeds' });
  expect(readEvent(visited, FRAME)).toMatchObject({
    value: { does: { kind: 'custom', name: 'Visited the shop', properties: { Town: 'Leeds' } } },
  });
});

test('an event of nobody, of no name or of tomorrow is set aside', () => {
  const fault = (cells: Record<string, string>) => readEvent(rowOf(cells), FRAME);
  expect(fault({ ...WHO, email: '', name: 'x' })).toEqual({
    kind: 'aside',
    fault: 'email_missing',
  });
  expect(fault({ ...WHO })).toEqual({ kind: 'aside', fault: 'event_unnamed' });
  expect(fault({ ...WHO, name: 'x', at: '2027-01-01' })).toEqual({
    kind: 'aside',
    fault: 'date_future',
  });
  expect(fault({ ...WHO, name: 'viewed_product' })).toEqual({
    kind: 'aside',
    fault: 'event_malformed',
  });
});
