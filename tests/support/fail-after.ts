// SQLite's anomaly test: the k-th call of a capability fails, for k = 1, 2, … until a run needs fewer calls.
import type { Database, Db } from '~/db';
import type { Transport } from '~/email/transport';

/** `before`: nothing was done. `after`: it was done, and the answer was lost. */
export type Loss = 'before' | 'after';

export type Fuse = { at: number; loss: Loss; calls: number; blown: boolean };

export class Anomaly extends Error {}

export function fuseAt(at: number, loss: Loss): Fuse {
  return { at, loss, calls: 0, blown: false };
}

/** Counts each begin, statement and commit; once blown, the fuse lets all calls pass. */
export function fusedDatabase(database: Database, fuse: Fuse): Database {
  const transaction = async (work: (db: Db) => Promise<unknown>, options: object) => {
    if (isNext(fuse)) blow(fuse);
    let isLast = false;
    const outcome = await database.$transaction(async (db) => {
      const result = await work(fusedCalls(db, fuse) as Db);
      isLast = isNext(fuse);
      if (isLast && fuse.loss === 'before') blow(fuse);
      return result;
    }, options);
    return isLast ? blow(fuse) : outcome;
  };
  return fusedCalls(database, fuse, { $transaction: transaction }) as Database;
}

export function fusedTransport(deliver: Transport['deliver'], fuse: Fuse): Transport['deliver'] {
  return (mail) => spend(fuse, () => deliver(mail));
}

async function spend<T>(fuse: Fuse, call: () => Promise<T>): Promise<T> {
  const isLost = isNext(fuse);
  if (isLost && fuse.loss === 'before') blow(fuse);
  const answer = await call();
  return isLost ? blow(fuse) : answer;
}

function isNext(fuse: Fuse): boolean {
  fuse.calls += 1;
  return !fuse.blown && fuse.calls === fuse.at;
}

function blow(fuse: Fuse): never {
  fuse.blown = true;
  throw new Anomaly(`call ${fuse.at} failed (${fuse.loss})`);
}

/** Every method of the client and of its models, one call each; `own` replaces some. */
function fusedCalls(target: object, fuse: Fuse, own: Record<string, unknown> = {}): object {
  return new Proxy(target, {
    get: (from, name) => {
      if (typeof name === 'string' && name in own) return own[name];
      const value: unknown = Reflect.get(from, name);
      if (typeof value === 'function')
        return (...given: unknown[]) =>
          spend(fuse, async () => (await Reflect.apply(value, from, given)) as unknown);
      return typeof value === 'object' && value !== null ? fusedCalls(value, fuse) : value;
    },
  });
}
