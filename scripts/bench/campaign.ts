// A campaign that runs for as long as it is asked to: decided, rendered, passed by the gates and committed as any is, on
// the same PostgreSQL; its mails are taken at once, since no mail server is what is measured.
import { createDb } from '~/db';
import { beat } from '~/jobs/worker-store';
import { sendChunk } from '~/messages/send';
import { launch, MONDAY, openPost, openSmallShop, roadOf } from '../../tests/support/small-shop';

export type CampaignOrder = { seconds: number };
export type CampaignResult = { messages: number; seconds: number };

const PEOPLE = 2_000;
const BEAT_MS = 2_000;

const database = createDb(process.env.DATABASE_URL!, 4);
const workerId = crypto.randomUUID();
await beat(database, workerId);
setInterval(() => void beat(database, workerId), BEAT_MS);
const small = await openSmallShop(database, 'campaign.myshopify.com', PEOPLE);

async function run({ seconds }: CampaignOrder): Promise<CampaignResult> {
  const post = openPost();
  const road = roadOf(database, workerId, post.deliver);
  const start = performance.now();
  while (performance.now() - start < seconds * 1_000) {
    const taken = await sendChunk(road, small.shop.id, MONDAY);
    if (taken === 0) await launch(database, small);
  }
  return { messages: post.sent.length, seconds: (performance.now() - start) / 1_000 };
}

process.on('message', (order: CampaignOrder) => {
  void run(order).then((result) => process.send!(result));
});
process.send!({ ready: true });
