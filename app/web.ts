// Entry of build/web.js: the web process.
import { startWeb } from '~/doors/web.server';

startWeb(new URL('./', import.meta.url)).catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
});
