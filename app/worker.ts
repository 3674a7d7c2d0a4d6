// Entry of build/worker.js: the worker process.
import { startWorker } from '~/jobs/worker.server';

startWorker().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
});
