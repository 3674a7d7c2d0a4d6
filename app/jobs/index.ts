// Every task there is: no discovery by magic.
import { applyWebhooks } from './apply-webhooks';
import { exportShopTask } from './export-shop';
import { importFileTask } from './import-file';
import { importShopTask } from './import-shop';
import { sendChunkTask } from './send-chunk';
import { sweepCampaigns } from './sweeps/sweep-campaigns';
import { sweepExports } from './sweeps/sweep-exports';
import { sweepFiles } from './sweeps/sweep-files';
import { sweepFlows } from './sweeps/sweep-flows';
import { sweepImports } from './sweeps/sweep-imports';
import { sweepKeys } from './sweeps/sweep-keys';
import { sweepMessages } from './sweeps/sweep-messages';
import { sweepPixels } from './sweeps/sweep-pixels';
import { sweepRequestedMail } from './sweeps/sweep-requested-mail';
import { sweepRetention } from './sweeps/sweep-retention';
import { trainShopTask } from './train-shop';

export const tasks = [
  applyWebhooks,
  sweepImports,
  sweepFiles,
  sweepCampaigns,
  sweepFlows,
  sweepMessages,
  sweepPixels,
  sweepRequestedMail,
  sweepRetention,
  sweepExports,
  sweepKeys,
  exportShopTask,
  importShopTask,
  importFileTask,
  trainShopTask,
  sendChunkTask,
];
