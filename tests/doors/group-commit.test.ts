// Many deliveries sharing one write: none is answered before it is stored, none is lost, a failure reaches its group alone.
import { expect, test } from 'vitest';
import { createGroupCommit } from '~/doors/group-commit';

test('what comes together is written together, in order', async () => {
  const writes: number[][] = [];
  const commit = createGroupCommit<number>(async (items) => void writes.push(items), LIMITS);
  await Promise.all([1, 2, 3].map(commit));
  expect(writes).toEqual([[1, 2, 3]]);
});

test('what comes during a write shares the next one', async () => {
  const gate = gateOf();
  const writes: number[][] = [];
  const commit = createGroupCommit<number>(async (items) => {
    writes.push(items);
    await gate.opened;
  }, LIMITS);
  const first = commit(1);
  await gate.reached(writes, 1);
  const rest = [commit(2), commit(3)];
  gate.open();
  await Promise.all([first, ...rest]);
  expect(writes).toEqual([[1], [2, 3]]);
});

test('a group never grows past its limit', async () => {
  const sizes: number[] = [];
  const commit = createGroupCommit<number>(async (items) => void sizes.push(items.length), LIMITS);
  await Promise.all(Array.from({ length: 25 }, (_, n) => commit(n)));
  expect(sizes).toEqual([10, 10, 5]);
});

test('nothing is acknowledged before its write has ended', async () => {
  const gate = gateOf();
  const commit = createGroupCommit<number>(() => gate.opened, LIMITS);
  let isAcknowledged = false;
  const acknowledged = commit(1).then(() => (isAcknowledged = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(isAcknowledged).toBe(false);
  gate.open();
  await acknowledged;
});

test('a failed write fails its group, and the next goes on', async () => {
  const commit = createGroupCommit<string>(async (items) => {
    if (items.includes('bad')) throw new Error('no database');
  }, LIMITS);
  const group = await Promise.allSettled(['good', 'bad'].map(commit));
  expect(group.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(commit('good')).resolves.toBeUndefined();
});

const LIMITS = { mostWaitMs: 0, mostItems: 10 };

function gateOf() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  const reached = async (list: unknown[], length: number) => {
    while (list.length < length) await new Promise((resolve) => setImmediate(resolve));
  };
  return { opened, open: () => open(), reached };
}
