// The heartbeat: which worker processes live, on the database's clock, which no one moves.
import type { Db } from '~/db';

/** A worker that says nothing for this long is dead, and what it held is anyone's. */
const TIME_TO_LIVE_SECONDS = 6;

export async function beat(db: Db, workerId: string): Promise<void> {
  await db.$executeRaw`
    insert into "worker" (id, alive_until)
    values (${workerId}::uuid, clock_timestamp() + make_interval(secs => ${TIME_TO_LIVE_SECONDS}))
    on conflict (id) do update set alive_until = excluded.alive_until`;
}

/** A worker that ends in order says so, and long-dead ones are forgotten. */
export async function sayGoodbye(db: Db, workerId: string): Promise<void> {
  await db.$executeRaw`
    delete from "worker" where id = ${workerId}::uuid or alive_until < clock_timestamp() - interval '7 days'`;
}
