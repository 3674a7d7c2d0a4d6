// Who has a shop's import: given back after a fault, and never counted by two.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { needsWorker, releaseRuns, takeRuns } from '~/shopify/import-claim-store';
import { advanceRun, listRuns, requestImport } from '~/shopify/import-store';
import { openDatabase } from '../support/database';
import { newShop, NOW } from '../support/factories';
import { startWorker } from '../support/small-shop';

const { db } = await openDatabase();

async function waitingImport() {
  const shop = await newShop(db, 'import-claim');
  const inIt = <T>(work: Parameters<typeof inShop<T>>[2]) => inShop(db, shop.id, work);
  await inIt((tx) => requestImport(tx, shop.id, NOW));
  return { shopId: shop.id, inIt };
}

test('gives an import back after its worker failed', async () => {
  const { shopId, inIt } = await waitingImport();
  const worker = await startWorker(db);
  expect(await inIt((tx) => takeRuns(tx, shopId, worker))).toBe(true);
  expect(await inIt((tx) => needsWorker(tx, shopId))).toBe(false);
  await inIt((tx) => releaseRuns(tx, shopId, worker));
  expect(await inIt((tx) => needsWorker(tx, shopId))).toBe(true);
  expect(await inIt((tx) => takeRuns(tx, shopId, worker))).toBe(true);
});

test('releases no import that another worker holds', async () => {
  const { shopId, inIt } = await waitingImport();
  const [holder, other] = [await startWorker(db), await startWorker(db)];
  await inIt((tx) => takeRuns(tx, shopId, holder));
  await inIt((tx) => releaseRuns(tx, shopId, other));
  expect(await inIt((tx) => needsWorker(tx, shopId))).toBe(false);
});

test('counts no line for a worker that lost the import', async () => {
  const { shopId, inIt } = await waitingImport();
  const [late, quick] = [await startWorker(db), await startWorker(db)];
  await inIt((tx) => takeRuns(tx, shopId, quick));
  const step = { from: 0, linesDone: 10, imported: 10, children: 0, setAside: 0 };
  const advance = (workerId: string) =>
    inIt((tx) => advanceRun(tx, { shopId, resource: 'orders', workerId }, step));
  await expect(advance(late)).rejects.toThrow('another worker has taken over');
  await advance(quick);
  // The same lines once more: the run no longer stands where the step began.
  await expect(advance(quick)).rejects.toThrow('another worker has taken over');
  const runs = await inIt((tx) => listRuns(tx, shopId));
  expect(runs.find((run) => run.resource === 'orders')).toMatchObject({
    linesDone: 10,
    imported: 10,
  });
});
