import { expect, test } from 'vitest';
import { createTurns } from '~/shopify/access/turns';

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

test('one key takes turns, another does not wait', async () => {
  const takeTurn = createTurns();
  const seen: string[] = [];
  const visit = (key: string, name: string) =>
    takeTurn(key, async () => {
      seen.push(`${name} in`);
      await soon();
      seen.push(`${name} out`);
    });
  await Promise.all([visit('a', 'one'), visit('a', 'two'), visit('b', 'three')]);
  expect(seen.indexOf('one out')).toBeLessThan(seen.indexOf('two in'));
  expect(seen.indexOf('three in')).toBeLessThan(seen.indexOf('one out'));
});

test('who fails lets the next one have its turn', async () => {
  const takeTurn = createTurns();
  const failed = takeTurn('a', () => Promise.reject(new Error('no')));
  const next = takeTurn('a', async () => 'yes');
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
