// A secret was replaced: what the old one sealed is opened and sealed by the new one, so that the old one can go.
import type { Db } from '~/db';
import type { TokenCipher } from '../token-cipher';
import { sealedOtherwise, replaceSealed } from './sealed-store';
import type { SealedSession } from './sealed-store';

const BATCH = 200;

/** unknown: sessions whose secret nobody named; Shopify gives their shops new tokens at the next visit. */
export type Resealed = { sealed: number; unknown: number };

export async function reseal(db: Db, cipher: TokenCipher): Promise<Resealed> {
  const outcome = { sealed: 0, unknown: 0 };
  let after = '';
  for (;;) {
    const found = await sealedOtherwise(db, {
      sealedBy: cipher.sealedBy,
      after,
      limit: BATCH,
    });
    for (const session of found) {
      const anew = sealAnew(session, cipher);
      if (anew === null) outcome.unknown += 1;
      else if (await replaceSealed(db, session, anew)) outcome.sealed += 1;
    }
    if (found.length < BATCH) return outcome;
    after = found[found.length - 1]!.id;
  }
}

function sealAnew({ shop, accessToken, refreshToken }: SealedSession, cipher: TokenCipher) {
  const change = (token: string) => token && cipher.seal(cipher.open(token, shop), shop);
  try {
    return {
      accessToken: change(accessToken),
      refreshToken: refreshToken === null ? null : change(refreshToken),
    };
  } catch {
    return null;
  }
}
