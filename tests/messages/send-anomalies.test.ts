// SQLite's anomaly test on the one road out: the k-th call of the database or of the transport fails, for every k.
// After each failure whoever is left goes on, and everyone has one mail, or none and a message listed as unknown.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { recoverFromDeadWorkers } from '~/messages/ledger/recovery-store';
import { sendChunk } from '~/messages/send';
import { cases } from '../support/counts';
import { command, openDatabase } from '../support/database';
import { Anomaly, fusedDatabase, fusedTransport, fuseAt, type Loss } from '../support/fail-after';
import {
  launch,
  MONDAY,
  openPost,
  openSmallShop,
  readLedger,
  roadOf,
  startWorker,
  type SmallShop,
} from '../support/small-shop';

const { db, superuserUrl } = await openDatabase();

/** Seven people are two batches, one a lane. */
const CUSTOMERS = 7;
/** Who goes on after the failure: a second process, or the one that met it. */
const SURVIVORS = ['another worker', 'the same worker'] as const;

test.each<Loss>(['before', 'after'])('survives any call that is lost %s its work', async (loss) => {
  const small = await openSmallShop(db, `lost-${loss}.myshopify.com`, CUSTOMERS);
  const survivors = cases(1, SURVIVORS.length);
  let calls = 0;
  for (let k = 1; calls === 0; k += 1) {
    for (let n = 0; n < survivors; n += 1) {
      const survivor = SURVIVORS[(k + n) % SURVIVORS.length]!;
      const blown = await runWith(small, fuseAt(k, loss), survivor);
      if (!blown) calls = k;
    }
  }
  // Begin, statements and commit of the claim, of the choice and of two batches, and the mails.
  expect(calls).toBeGreaterThan(40);
});

/** One campaign in which one call fails; answers whether there was such a call. */
async function runWith(
  small: SmallShop,
  fuse: ReturnType<typeof fuseAt>,
  survivor: (typeof SURVIVORS)[number],
): Promise<boolean> {
  const { shop, profiles } = small;
  const about = `call ${fuse.at} lost ${fuse.loss} its work, then ${survivor}`;
  const campaignId = await launch(db, small);
  const post = openPost();
  const first = await startWorker(db);
  const road = roadOf(fusedDatabase(db, fuse), first, fusedTransport(post.deliver, fuse));
  await sendChunk(road, shop.id, MONDAY).catch(expectAnomaly);

  const again = roadOf(db, await takeOver(survivor, first, shop.id), post.deliver);
  await sendChunk(again, shop.id, MONDAY);
  expect(await sendChunk(again, shop.id, MONDAY), about).toBe(0);

  const mails = post.sent.map((mail) => mail.to);
  expect(new Set(mails).size, `${about}: nobody has two mails`).toBe(mails.length);
  const rows = await readLedger(db, shop.id, campaignId);
  expect(rows.map((row) => row.address)).toEqual(profiles.map((one) => one.address));
  const unknown = rows.filter((row) => row.state === 'unknown');
  for (const row of rows.filter((one) => !unknown.includes(one))) {
    expect(row.state, `${about}: ${row.address}`).toBe('accepted');
    expect(mails, about).toContain(row.address);
  }
  // One batch of five is what a lost commit or a lost answer may leave open.
  expect(unknown.length, about).toBeLessThanOrEqual(fuse.blown ? 5 : 0);
  return fuse.blown;
}

async function takeOver(
  survivor: (typeof SURVIVORS)[number],
  first: string,
  shopId: number,
): Promise<string> {
  if (survivor === 'the same worker') return first;
  await command(superuserUrl, `delete from worker where id = $1`, [first]);
  await inShop(db, shopId, (tx) => recoverFromDeadWorkers(tx, shopId, MONDAY));
  return startWorker(db);
}

function expectAnomaly(fault: unknown): void {
  if (!(fault instanceof Anomaly)) throw fault;
}
