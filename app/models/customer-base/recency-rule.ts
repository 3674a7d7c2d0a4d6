// The floor that every model must beat: who bought lately buys again, at the pace of the past.
import type { Outlook } from './counting-horizon';
import type { CustomerRows } from './order-history';

/** Silence in weeks beyond which a customer counts as gone. */
export type RecencyRule = { hiatus: number };

/**
 * The hiatus that would have called most customers rightly in an earlier window. Source: Wübben & v. Wangenheim 2008,
 * "Instant customer base analysis: managerial heuristics often get it right", Journal of Marketing 72(3).
 * Cost: a sort.
 */
export function fitRecencyRule(rows: CustomerRows, orders: Float64Array): RecencyRule {
  const silence = rows.age.map((age, row) => age - rows.recency[row]!);
  const places = Array.from(silence.keys()).sort((a, b) => silence[a]! - silence[b]!);
  let right = orders.reduce((sum, count) => sum + (count > 0 ? 0 : 1), 0);
  let best = right;
  let hiatus = 0;
  places.forEach((row, at) => {
    right += orders[row]! > 0 ? 1 : -1;
    const next = places[at + 1];
    const isEdge = next === undefined || silence[next]! > silence[row]!;
    if (!isEdge || right <= best) return;
    best = right;
    hiatus = silence[row]!;
  });
  return { hiatus };
}

/** Without an earlier window: twice the mean gap of those who came back, or four weeks where nobody did. */
export function defaultRecencyRule(rows: CustomerRows): RecencyRule {
  const repeats = rows.frequency.reduce((sum, count) => sum + count, 0);
  const weeks = rows.recency.reduce((sum, span) => sum + span, 0);
  return { hiatus: repeats > 0 ? (2 * weeks) / repeats : 4 };
}

/**
 * Active customers go on at their own pace, (repeat orders + ½) ÷ (age + 4 weeks), others order nothing. The chance
 * falls with silence alone: one half at the hiatus.
 */
export function recencyOutlook(rule: RecencyRule, rows: CustomerRows, horizon: number): Outlook {
  const scale = Math.max(1, rule.hiatus);
  const silence = rows.age.map((age, row) => age - rows.recency[row]!);
  const active = silence.map((weeks) => 1 / (1 + Math.exp((2 * (weeks - rule.hiatus)) / scale)));
  const expected = silence.map((weeks, row) =>
    weeks <= rule.hiatus ? ((rows.frequency[row]! + 0.5) / (rows.age[row]! + 4)) * horizon : 0,
  );
  return { alive: active, expected, active };
}
