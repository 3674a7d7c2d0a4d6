// Forgotten people in what was learned: artifacts are marked when somebody is forgotten, and go with the next training.
import type { Db } from '~/db';

/** Somebody was forgotten whose orders may have taught what there is: see `takeForgotten`. */
export async function markForgotten(db: Db, shopId: number, at: Date): Promise<void> {
  await db.artifact.updateMany({
    where: { shopId, forgottenSince: null, trainedAt: { lte: at } },
    data: { forgottenSince: at },
  });
}

/** After a training without them: what forgotten people had taught goes, but for the last of its kind that may decide. */
export async function takeForgotten(db: Db, shopId: number): Promise<number> {
  return db.$executeRaw`
    delete from "artifact" a
    where a.shop_id = ${shopId} and a.forgotten_since is not null and exists (
      select from "artifact" b
      where b.shop_id = a.shop_id and b.kind = a.kind and b.promoted_at is not null and b.version > a.version
        and b.forgotten_since is null)`;
}

/** Whether an artifact waits for a training that takes forgotten people out of it. */
export async function holdsForgotten(db: Db, shopId: number): Promise<boolean> {
  const found = await db.artifact.findFirst({
    where: { shopId, forgottenSince: { not: null } },
    select: { version: true },
  });
  return found !== null;
}
