// An inbox in a process of its own, for the test that kills it: prints its port, then waits.
import { startInbox } from '../../../sandbox/inbox/smtp';

const [dataDir = ''] = process.argv.slice(2);
void startInbox({ dataDir, port: 0, clock: { now: () => new Date() } }).then((inbox) => {
  process.stdout.write(`${inbox.port}\n`);
});
