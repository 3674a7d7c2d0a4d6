// Sessions whose tokens a replaced secret sealed, and the same tokens sealed anew.
import type { Db } from '~/db';

export type SealedSession = {
  id: string;
  shop: string;
  accessToken: string;
  refreshToken: string | null;
};

/** Those of which a token does not begin with `sealedBy`, after the one of this id. */
export function sealedOtherwise(
  db: Db,
  { sealedBy, after, limit }: { sealedBy: string; after: string; limit: number },
): Promise<SealedSession[]> {
  return db.$queryRaw<SealedSession[]>`
    select id, shop, access_token as "accessToken", refresh_token as "refreshToken" from "session"
    where id > ${after} and (access_token <> '' and not starts_with(access_token, ${sealedBy})
                             or refresh_token <> '' and not starts_with(refresh_token, ${sealedBy}))
    order by id limit ${limit}`;
}

/** Unless the session was stored anew meanwhile: what is there then is younger. */
export async function replaceSealed(
  db: Db,
  old: SealedSession,
  { accessToken, refreshToken }: Pick<SealedSession, 'accessToken' | 'refreshToken'>,
): Promise<boolean> {
  const replaced = await db.session.updateMany({
    where: { id: old.id, accessToken: old.accessToken, refreshToken: old.refreshToken },
    data: { accessToken, refreshToken },
  });
  return replaced.count === 1;
}
