// A flow's counts, summed up for its screens.
import { groupOf } from '../messages/states';

/** As it comes over the wire. */
export type FlowCounts = {
  steps: FlowStep[];
  waiting: { step: number; count: number }[];
  places: { state: string; reason: string | null; count: number }[];
  passedOver: Record<string, number>;
  messages: { state: string; reason: string | null; count: number; clicked: number }[];
};

export type FlowStep =
  { kind: 'wait'; minutes: number } | { kind: 'message'; id: string; templateId: string };

export type Tally = { reason: string; count: number };

export type FlowSums = {
  hereNow: number;
  entered: number;
  sent: number;
  clicked: number;
  skipped: number;
  /** Planned emails that have not left yet: they wait for quiet hours, a gap, or their turn. */
  queued: number;
  /** Why emails were not sent, and of those who took part why they left early; the commonest first. */
  skips: Tally[];
  leavers: Tally[];
  passed: Tally[];
};

export function sumUpFlow({ waiting, places, passedOver, messages }: FlowCounts): FlowSums {
  const inGroup = (group: string) => messages.filter(({ state }) => groupOf(state) === group);
  const notSent = [...inGroup('skipped'), ...inGroup('failed'), ...inGroup('unknown')];
  return {
    hereNow: total(waiting),
    entered: total(places),
    sent: total(inGroup('accepted')),
    clicked: messages.reduce((sum, { clicked }) => sum + clicked, 0),
    skipped: total(inGroup('skipped')),
    queued: total(inGroup('waiting')),
    skips: tally(notSent.map(({ reason, count }) => ({ reason: reason ?? 'other', count }))),
    leavers: tally(
      places.flatMap(({ reason, count }) =>
        reason === null || reason === 'completed' ? [] : [{ reason, count }],
      ),
    ),
    passed: tally(Object.entries(passedOver).map(([reason, count]) => ({ reason, count }))),
  };
}

/** Who stands at each step: a person whose next step comes after a wait is still in that wait. */
export function waitingAt(steps: FlowStep[], waiting: FlowCounts['waiting']): number[] {
  const standing = steps.map(() => 0);
  for (const { step, count } of waiting) {
    const at = steps[step - 1]?.kind === 'wait' ? step - 1 : Math.min(step, steps.length - 1);
    standing[at] = (standing[at] ?? 0) + count;
  }
  return standing;
}

function total(rows: { count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

function tally(rows: Tally[]): Tally[] {
  const counts = new Map<string, number>();
  for (const { reason, count } of rows) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .filter(({ count }) => count > 0)
    .sort((one, two) => two.count - one.count || one.reason.localeCompare(two.reason));
}
