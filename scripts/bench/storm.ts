// The load generator: so many connections that each tell one event after the other, as a browser's pixel does, over raw
// sockets so that it costs the machine as little as it can. Answers how many were acknowledged, and how long each took.
import { connect } from 'node:net';

export type StormOrder = {
  port: number;
  path: string;
  connections: number;
  seconds: number;
  /** Events of the round are told apart by it. */
  round: string;
};

export type StormResult = {
  acknowledged: number;
  refused: number;
  seconds: number;
  p50: number;
  p99: number;
};

const AGENT =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const VISITORS = 5_000;

let told = 0;

function bodyOf(round: string): string {
  told += 1;
  const visitor = `7c1c6a1e-3b0f-4d0a-9b57-${String(told % VISITORS).padStart(12, '0')}`;
  return JSON.stringify({
    events: [
      {
        id: `sh-${round}-${told}`,
        name: 'product_viewed',
        clientId: visitor,
        timestamp: new Date().toISOString(),
        productId: `gid://shopify/Product/${8_000_000_000_000 + (told % 500)}`,
      },
    ],
  });
}

function requestOf({ path, round }: StormOrder): string {
  const body = bodyOf(round);
  // Behind a proxy every browser has its own address: the limit per address is not what is measured.
  const from = `203.${(told >> 14) & 127}.${(told >> 7) & 127}.${told & 127}`;
  return (
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: ${AGENT}\r\nOrigin: null\r\n` +
    `X-Forwarded-For: ${from}\r\nContent-Type: text/plain;charset=UTF-8\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

/** Both doors answer without a body: an answer ends with its empty line. */
async function storm(order: StormOrder): Promise<StormResult> {
  const latencies: number[] = [];
  let refused = 0;
  const start = performance.now();
  const end = start + order.seconds * 1_000;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(order.port, '127.0.0.1').setNoDelay(true);
      let since = 0;
      let answer = '';
      const tell = () => {
        since = performance.now();
        socket.write(requestOf(order));
      };
      socket.on('connect', tell);
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1');
        if (!answer.endsWith('\r\n\r\n')) return;
        if (answer.startsWith('HTTP/1.1 204')) latencies.push(performance.now() - since);
        else refused += 1;
        answer = '';
        if (performance.now() < end) tell();
        else {
          socket.destroy();
          resolve();
        }
      });
    });
  await Promise.all(Array.from({ length: order.connections }, one));
  const seconds = (performance.now() - start) / 1_000;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(share * latencies.length)] ?? Number.NaN;
  return { acknowledged: latencies.length, refused, seconds, p50: at(0.5), p99: at(0.99) };
}

process.on('message', (order: StormOrder) => {
  void storm(order).then((result) => process.send!(result));
});
process.send!({ ready: true });
