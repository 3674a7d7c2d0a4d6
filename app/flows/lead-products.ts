// What a flow's message is about: the last thing that the person looked at leads, and what enrolled him or her is kept
// for when that can no longer be shown.
import type { Db } from '~/db';
import { latestSince } from '~/events/stream-store';
import type { FlowDefinition } from './definition';
import type { Enrollment } from './enrollment-store';

/** More than a mail could fall back on. */
const MOST = 10;

/** Answers enrollment → product ids, the most important first. */
export async function loadLeads(
  db: Db,
  shopId: number,
  definition: FlowDefinition,
  due: Enrollment[],
): Promise<(enrollment: Enrollment) => string[]> {
  const looks = await latestSince(
    db,
    shopId,
    due.map(({ profileId, triggeredAt }) => ({
      key: profileId,
      profileId,
      since: triggeredAt,
      names: [definition.trigger],
    })),
    MOST,
  );
  return ({ profileId, productIds }) => {
    const seen = (looks.get(profileId) ?? []).flatMap(definition.productsOf);
    return [...new Set([...seen, ...productIds])].slice(0, MOST);
  };
}
