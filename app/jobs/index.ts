// Every task there is: no discovery by magic.
import { importShopTask } from './import-shop';
import { sendChunkTask } from './send-chunk';
import { sweepCampaigns } from './sweep-campaigns';
import { sweepFlows } from './sweep-flows';
import { sweepImports } from './sweep-imports';
import { sweepMessages } from './sweep-messages';
import { trainShopTask } from './train-shop';

export const tasks = [
  sweepImports,
  sweepCampaigns,
  sweepFlows,
  sweepMessages,
  importShopTask,
  trainShopTask,
  sendChunkTask,
];
