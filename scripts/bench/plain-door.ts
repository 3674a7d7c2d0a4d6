// The plain loop over HTTP: node's own server, JSON.parse, one group commit after the other, 204 after the commit.
// It proves nobody, checks nothing and limits nobody: what the product's door is measured against.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { writePlain, type PlainRow } from './plain-rows';

type Body = {
  events: { id: string; name: string; clientId: string; timestamp: string; productId: string }[];
};
type Waiting = { row: PlainRow; done: () => void };

const shopId = Number(process.env.BENCH_SHOP);
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
let waiting: Waiting[] = [];
let isWriting = false;

async function flush(): Promise<void> {
  isWriting = true;
  while (waiting.length > 0) {
    const group = waiting;
    waiting = [];
    await writePlain(
      client,
      shopId,
      group.map(({ row }) => row),
    );
    for (const { done } of group) done();
  }
  isWriting = false;
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { events } = JSON.parse(Buffer.concat(chunks).toString()) as Body;
    for (const event of events) {
      const row = {
        id: `pixel:${event.id}`,
        at: event.timestamp,
        name: 'viewed_product',
        visitorId: event.clientId,
        properties: JSON.stringify({ productId: event.productId }),
      };
      waiting.push({ row, done: () => response.writeHead(204).end() });
    }
    if (!isWriting) setImmediate(() => (isWriting ? undefined : void flush()));
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send!({ port: (server.address() as AddressInfo).port, pid: process.pid });
});
