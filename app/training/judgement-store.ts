// How a promoted artifact was judged, without its bytes: for screens that say how good the picks are.
import type { Db } from '~/db';
import type { StoredArtifact } from './store';

export async function findJudgement(
  db: Db,
  shopId: number,
  kind: 'recommender',
): Promise<Omit<StoredArtifact, 'data'> | null> {
  return db.artifact.findFirst({
    where: { shopId, kind, promotedAt: { not: null } },
    orderBy: { version: 'desc' },
    select: { version: true, backtest: true, windowTo: true, trainedAt: true },
  });
}
