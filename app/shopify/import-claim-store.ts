// Which worker has a shop's import: one living one at a time, and a dead one's is anyone's.
import type { Db } from '~/db';
import { lockShop } from '~/shops/store';

/** Whether a run is unfinished and no living worker has it. */
export async function needsWorker(db: Db, shopId: number): Promise<boolean> {
  const rows = await db.$queryRaw<{ resource: string }[]>`
    select r.resource from "import_run" r
    where r.shop_id = ${shopId} and r.state in ('waiting', 'running', 'applying')
      and not exists (
        select from "import_run" o join "worker" w on w.id = o.owner_id and w.alive_until > clock_timestamp()
        where o.shop_id = r.shop_id and o.state in ('waiting', 'running', 'applying'))
    limit 1`;
  return rows.length > 0;
}

/** Takes the shop's unfinished runs for this worker, unless a living one holds any; the shop's row is the lock. */
export async function takeRuns(db: Db, shopId: number, workerId: string): Promise<boolean> {
  await lockShop(db, shopId);
  if (!(await needsWorker(db, shopId))) return false;
  await db.importRun.updateMany({
    where: { shopId, state: { in: ['waiting', 'running', 'applying'] } },
    data: { ownerId: workerId },
  });
  return true;
}

/** Gives back what this worker holds: after a fault it lives on, and so nobody else would ever take the runs. */
export async function releaseRuns(db: Db, shopId: number, workerId: string): Promise<void> {
  await db.importRun.updateMany({ where: { shopId, ownerId: workerId }, data: { ownerId: null } });
}
