// Runs the database on its own: `tsx sandbox/database/serve.ts DATA_DIR [PORT]` prints its addresses as one line
// of JSON and keeps it until it is asked to stop. For developers, and for tests that kill it.
import { startDatabase } from './embedded';

const [dataDir, port] = process.argv.slice(2);
if (!dataDir) {
  console.error('Say where the data lie: tsx sandbox/database/serve.ts DATA_DIR [PORT]');
  process.exit(2);
}

try {
  const database = await startDatabase({
    dataDir,
    ...(port ? { port: Number(port) } : {}),
    durable: process.env.DURABLE !== '0',
    patienceMs: 500,
  });
  const { stop, ...facts } = database;
  const leave = () => void stop().then(() => process.exit(0));
  process.once('SIGTERM', leave);
  process.once('SIGINT', leave);
  setInterval(() => {}, 60_000);
  console.log(JSON.stringify(facts));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
