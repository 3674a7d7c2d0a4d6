// Chunks of a shop's due messages, one after the other while there are any and for a bounded time, so that shops take turns.
import { z } from 'zod';
import { sendChunk } from '~/messages/send';
import { defineTask } from './task';

const TURN_CHUNKS = 4;

export const sendChunkTask = defineTask({
  name: 'send-chunk',
  payload: z.object({ shopId: z.number().int() }),
  run: async ({ shopId }, context) => {
    for (let turn = 0; turn < TURN_CHUNKS && !context.signal.aborted; turn += 1) {
      const taken = await sendChunk(context, shopId, context.now());
      if (taken === 0) return;
      context.log.info('chunk_sent', { shopId, messages: taken });
    }
    await context.addJob('send-chunk', { shopId }, `send-chunk:${shopId}:next`);
  },
});
