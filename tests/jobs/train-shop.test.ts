// A training whose thread died: the run ends as failed, so that the next one may begin.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import type { TaskContext } from '~/jobs/task';
import { trainShopTask } from '~/jobs/train-shop';
import { beginRun, findLastRun } from '~/training/store';
import { openDatabase } from '../support/database';
import { newShop, NOW } from '../support/factories';
import { startWorker } from '../support/small-shop';

const { db } = await openDatabase();

test('ends a run whose thread died without a word', async () => {
  const { id: shopId } = await newShop(db, 'train-shop');
  const workerId = await startWorker(db);
  const begin = () => inShop(db, shopId, (tx) => beginRun(tx, shopId, workerId, NOW));
  const context = {
    database: db,
    workerId,
    now: () => NOW,
    trainInThread: async () => {
      await begin();
      throw new Error('out of memory');
    },
  } as unknown as TaskContext;

  await expect(trainShopTask.run({ shopId }, context)).rejects.toThrow('out of memory');
  const run = await inShop(db, shopId, (tx) => findLastRun(tx, shopId));
  expect(run).toMatchObject({ state: 'failed', problem: 'out of memory', finishedAt: NOW });
  expect(await begin()).toBe(2);
});
