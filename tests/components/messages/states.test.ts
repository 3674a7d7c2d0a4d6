import { expect, test } from 'vitest';
import { groupOf, reasonKey } from '~/components/messages/states';

test('counts whatever has not settled as waiting', () => {
  expect(['queued', 'claimed', 'intent'].map(groupOf)).toEqual(['waiting', 'waiting', 'waiting']);
  expect(['accepted', 'skipped', 'failed', 'unknown'].map(groupOf)).toEqual([
    'accepted',
    'skipped',
    'failed',
    'unknown',
  ]);
});

test('names what a queued message waits for', () => {
  expect(reasonKey('queued', 'quiet_hours')).toBe('messages.reasons.quiet_hours');
  expect(reasonKey('queued', null)).toBe('messages.reasons.queued');
});

test('asks no reason of an accepted message', () => {
  expect(reasonKey('accepted', null)).toBeNull();
});

test('has a word for a reason of another version', () => {
  expect(reasonKey('skipped', 'not_invented_yet')).toBe('messages.reasons.other');
  expect(reasonKey('skipped', 'toString')).toBe('messages.reasons.other');
});
