// After a secret was replaced: the tokens that the old one sealed. On other days it finds nothing.
import { z } from 'zod';
import { defineTask } from '../task';

export const sweepKeys = defineTask({
  name: 'sweep-keys',
  payload: z.object({}),
  everySeconds: 600,
  run: async (_payload, { resealTokens, log }) => {
    const { sealed, unknown } = await resealTokens();
    if (sealed > 0) log.info('tokens_sealed_anew', { sealed });
    if (unknown > 0) log.warn('tokens_of_an_unknown_secret', { unknown });
  },
});
