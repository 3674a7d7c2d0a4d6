// What became of a campaign's messages, summed up for its page.
import { groupOf, MESSAGE_GROUPS, type MessageGroup } from '../messages/states';

export type ProgressRow = { state: string; reason: string | null; count: number };

export type Progress = {
  total: number;
  /** Everything that waits for nothing any more. */
  settled: number;
  counts: Record<MessageGroup, number>;
  groups: { group: MessageGroup; count: number; rows: ProgressRow[] }[];
};

export function sumUp(rows: ProgressRow[]): Progress {
  const counts = { accepted: 0, waiting: 0, skipped: 0, failed: 0, unknown: 0 };
  for (const row of rows) counts[groupOf(row.state)] += row.count;
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  const groups = MESSAGE_GROUPS.map((group) => ({
    group,
    count: counts[group],
    rows: rows.filter((row) => groupOf(row.state) === group).sort((a, b) => b.count - a.count),
  })).filter(({ count }) => count > 0);
  return { total, settled: total - counts.waiting, counts, groups };
}
