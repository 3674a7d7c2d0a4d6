// Training in a thread of its own: a fit takes seconds of a core, and mail and heartbeat must not wait for it.
import { parentPort, workerData, Worker as Thread } from 'node:worker_threads';
import { createDb } from '~/db';
import { trainShop } from '~/training/train';

/** The largest shop that one thread is asked to fit has a few million lines. */
const TRAINING_MB = 2_048;

type Order = { databaseUrl: string; workerId: string; shopId: number; now: Date };

/** Resolves with the outcome; rejects when the thread failed, after the run was marked as failed. */
export function trainInThread(order: Order): Promise<'trained' | 'busy'> {
  return new Promise((resolve, reject) => {
    const thread = new Thread(new URL('./training-thread.js', import.meta.url), {
      workerData: { trainingOrder: order },
      // The preload of a sandbox shifts the clock of a process; a thread is told its time instead.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: TRAINING_MB },
    });
    thread.once('message', (outcome: 'trained' | 'busy') => resolve(outcome));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`training thread ended with ${code}`)));
  });
}

/** The thread's own side: the entry of build/training-thread.js. */
export async function runOrder(): Promise<void> {
  const { trainingOrder } = workerData as { trainingOrder: Order };
  const database = createDb(trainingOrder.databaseUrl, 2);
  const { shopId, workerId, now } = trainingOrder;
  const outcome = await trainShop(database, shopId, workerId, now);
  await database.$disconnect();
  parentPort?.postMessage(outcome);
}
