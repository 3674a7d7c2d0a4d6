// Chunks of a shop's due messages, one after the other while there are any and for a bounded time, so that shops take turns.
import { z } from 'zod';
import { sendChunk } from '~/messages/send';
import { defineTask } from './task';
import type { TaskContext } from './task';

const TURN_CHUNKS = 4;

export const sendChunkTask = defineTask({
  name: 'send-chunk',
  payload: z.object({ shopId: z.number().int() }),
  run: async ({ shopId }, context) => {
    // One turn of a shop at a time in a process: the mails in flight are what a kill can leave unknown.
    if (context.sending.has(shopId)) return;
    context.sending.add(shopId);
    const more = await takeTurn(shopId, context).finally(() => context.sending.delete(shopId));
    if (more) await context.addJob('send-chunk', { shopId }, `send-chunk:${shopId}`);
  },
});

/** Answers whether there may be more. */
async function takeTurn(shopId: number, context: TaskContext): Promise<boolean> {
  for (let turn = 0; turn < TURN_CHUNKS && !context.signal.aborted; turn += 1) {
    const taken = await sendChunk(context, shopId, context.now());
    if (taken === 0) return false;
    context.log.info('chunk_sent', { shopId, messages: taken });
  }
  return true;
}
