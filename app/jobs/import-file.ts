// One shop's files, one after the other, each from where it stands to its end.
import { z } from 'zod';
import { inShop } from '~/db';
import { runImport } from '~/imports/run-import';
import { releaseImports } from '~/imports/progress-store';
import { defineTask } from './task';

export const importFileTask = defineTask({
  name: 'import-file',
  payload: z.object({ shopId: z.number().int() }),
  run: async ({ shopId }, context) => {
    try {
      const outcome = await runImport(context, shopId);
      if (outcome !== 'nothing') context.log.info('file_import_ended', { shopId, outcome });
    } catch (fault) {
      // The next sweep may take it up again, here or elsewhere.
      await inShop(context.database, shopId, (db) => releaseImports(db, shopId, context.workerId));
      throw fault;
    }
  },
});
