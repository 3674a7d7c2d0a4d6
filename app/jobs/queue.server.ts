// graphile-worker on our PostgreSQL: tasks as a list, keys that keep a job single, delays on the database's clock.
import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import type { Runner } from 'graphile-worker';
import pg from 'pg';
import type { Log } from '~/log.server';
import { tasks } from './index';
import type { Task, TaskContext } from './task';

/** Two chunks, an import or a training, and a sweep beside them. */
const CONCURRENCY = 4;
const WATCH_MS = 5_000;
/** A sweep that is underway for longer lost its process, or has so much to do that a second one may help. */
const LOST_AFTER_SECONDS = 30;

const sweeps = tasks.filter((task) => task.everySeconds !== undefined);

export type Queue = {
  addJob: TaskContext['addJob'];
  start(context: TaskContext): Promise<Runner>;
  close(): Promise<void>;
};

export async function openQueue(databaseUrl: string, log: Log): Promise<Queue> {
  const pgPool = new pg.Pool({ connectionString: databaseUrl, max: CONCURRENCY + 2 });
  // A server that stops ends its connections, idle or in use; without listeners that would end this process too.
  const onLost = (fault: Error) => log.warn('database_connection_lost', { reason: fault.message });
  pgPool.on('error', onLost);
  pgPool.on('connect', (client) => client.on('error', onLost));
  const logger = new Logger(() => (level, message) => {
    if (level === 'error') log.error('queue', { message });
  });
  const utils = await makeWorkerUtils({ pgPool, logger });
  let watch: NodeJS.Timeout | undefined;
  return {
    addJob: async (name, payload, key) => {
      await utils.addJob(name, payload, { jobKey: key, maxAttempts: 3 });
    },
    start: async (context) => {
      const runner = await run({
        pgPool,
        taskList: Object.fromEntries(
          tasks.map((task) => [task.name, runnerOf(task as Task<unknown>, context, pgPool)]),
        ),
        concurrency: CONCURRENCY,
        pollInterval: 1_000,
        noHandleSignals: true,
        logger,
      });
      for (const sweep of sweeps) await arm(pgPool, sweep.name, 0);
      watch = setInterval(() => {
        rearmLost(pgPool).catch((fault: Error) => onLost(fault));
      }, WATCH_MS);
      return runner;
    },
    close: async () => {
      clearInterval(watch);
      await utils.release();
      await pgPool.end();
    },
  };
}

function runnerOf(task: Task<unknown>, context: TaskContext, pgPool: pg.Pool) {
  return async (payload: unknown): Promise<void> => {
    try {
      await task.run(task.payload.parse(payload ?? {}), context);
    } catch (fault) {
      const reason = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
      context.log.error('task_failed', { task: task.name, reason });
      // A sweep comes round again by itself; other jobs are tried again by the queue.
      if (!task.everySeconds) throw fault;
    } finally {
      if (task.everySeconds && !context.signal.aborted)
        await arm(pgPool, task.name, task.everySeconds);
    }
  };
}

/** "In so many seconds" on the database's clock: the queue compares with it, and no `now` of ours may reach it. */
async function arm(pgPool: pg.Pool, name: string, seconds: number): Promise<void> {
  await pgPool.query(
    `select graphile_worker.add_job($1, '{}'::json, job_key => $1, max_attempts => 1,
       run_at => clock_timestamp() + make_interval(secs => $2))`,
    [name, seconds],
  );
}

/**
 * A sweep arms itself, so one whose process was killed, or that could not reach the database at its end, would be the
 * last of its kind, and a dead process holds its jobs for hours: every worker looks whether each sweep still comes.
 */
async function rearmLost(pgPool: pg.Pool): Promise<void> {
  await pgPool.query(
    `select graphile_worker.add_job(name, '{}'::json, job_key => name, max_attempts => 1)
     from unnest($1::text[]) as name
     where not exists (
       select from graphile_worker.jobs j where j.key = name
         and case when j.locked_at is null then j.attempts < j.max_attempts
                  else j.locked_at > clock_timestamp() - make_interval(secs => $2) end)`,
    [sweeps.map((sweep) => sweep.name), LOST_AFTER_SECONDS],
  );
}
