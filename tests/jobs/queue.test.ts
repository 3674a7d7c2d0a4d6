// What a killed worker leaves in the queue: jobs that stay locked in its name for hours, and must stop nobody.
import { expect, test } from 'vitest';
import { openQueue } from '~/jobs/queue.server';
import type { TaskContext } from '~/jobs/task';
import { createLog } from '~/log.server';
import { command, openDatabase } from '../support/database';
import { openPost, roadOf, startWorker } from '../support/small-shop';

const { db, applicationUrl, superuserUrl } = await openDatabase();
const log = createLog('silent');

type Job = { id: string; task: string; locked: boolean };

const jobs = (key: string) =>
  command<Job>(
    superuserUrl,
    `select id::text, task_identifier as task, locked_at is not null as locked
     from graphile_worker.jobs where key = $1`,
    [key],
  );

/** As kill -9 leaves a job: locked by nobody who lives. */
const lockForGood = (key: string, secondsAgo: number) =>
  command(
    superuserUrl,
    `update graphile_worker._private_jobs set locked_by = 'dead', attempts = 1,
       locked_at = clock_timestamp() - make_interval(secs => $2) where key = $1`,
    [key, secondsAgo],
  );

test('a dead worker’s job does not hold back the next', async () => {
  const queue = await openQueue(applicationUrl, log);
  await queue.addJob('send-chunk', { shopId: 1 }, 'send-chunk:1');
  await lockForGood('send-chunk:1', 1);

  await queue.addJob('send-chunk', { shopId: 1 }, 'send-chunk:1');

  expect(await jobs('send-chunk:1')).toMatchObject([{ task: 'send-chunk', locked: false }]);
  await queue.close();
});

test('asking again for waiting work adds no second job', async () => {
  const queue = await openQueue(applicationUrl, log);
  for (let time = 0; time < 3; time += 1)
    await queue.addJob('train-shop', { shopId: 2 }, 'train-shop:2');
  expect(await jobs('train-shop:2')).toHaveLength(1);
  await queue.close();
});

test('a sweep that lost its process comes back', async () => {
  const queue = await openQueue(applicationUrl, log);
  const runner = await queue.start(await contextOf(queue.addJob));
  // One died in the middle of it, an hour ago; the other could not arm itself, and is gone.
  await expect.poll(() => jobs('sweep-messages')).toMatchObject([{ locked: false }]);
  await lockForGood('sweep-messages', 3_600);
  await command(
    superuserUrl,
    `delete from graphile_worker._private_jobs where key = 'sweep-campaigns'`,
  );

  for (const sweep of ['sweep-messages', 'sweep-campaigns'])
    await expect
      .poll(async () => (await jobs(sweep)).filter((job) => !job.locked), { timeout: 20_000 })
      .toHaveLength(1);
  await runner.stop();
  await queue.close();
});

async function contextOf(addJob: TaskContext['addJob']): Promise<TaskContext> {
  const road = roadOf(db, await startWorker(db), openPost().deliver);
  return {
    ...road,
    log,
    sending: new Set(),
    now: () => new Date(),
    adminOf: () => Promise.reject(new Error('no shop is installed here')),
    resealTokens: () => Promise.resolve({ sealed: 0, unknown: 0 }),
    trainInThread: () => Promise.resolve('busy' as const),
    addJob,
  };
}
