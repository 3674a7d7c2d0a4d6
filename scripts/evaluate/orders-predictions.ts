// The predictions file of `evaluate orders`: a line per customer, what was forecast and what happened.
import type { CustomerForecast } from '~/models/customer-base/forecast';
import type { Outcome } from '~/models/customer-base/learned/windows';
import { dateOf } from './orders-file';

const HEADER = [
  'customer_id',
  'repeat_order_days',
  'recency_weeks',
  'age_weeks',
  'alive',
  'expected_orders',
  'active',
  'spend_per_order',
  'expected_value',
  'next_order_days',
  'next_order_low',
  'next_order_high',
  'next_order_date',
  'actual_orders',
  'actual_value',
  'actual_next_order_days',
];

export function predictionLines(
  ids: string[],
  { rows, outlook, spend, value, nextOrder }: CustomerForecast,
  actual: Outcome,
  until: number,
): string[] {
  const lines = [HEADER.join(',')];
  for (let row = 0; row < rows.count; row++) {
    const wait = actual.days[row]!;
    lines.push(
      [
        quoted(ids[rows.customer[row]!]!),
        rows.frequency[row]!,
        rows.recency[row]!,
        rows.age[row]!,
        outlook.alive[row]!,
        outlook.expected[row]!,
        outlook.active[row]!,
        spend.perOrder[row]!,
        value[row]!,
        nextOrder.median[row]!,
        nextOrder.low[row]!,
        nextOrder.high[row]!,
        dateOf(until + Math.round(nextOrder.median[row]!)),
        actual.orders[row]!,
        actual.value[row]!,
        Number.isNaN(wait) ? '' : wait,
      ].join(','),
    );
  }
  return lines;
}

function quoted(id: string): string {
  return /[",\r\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id;
}
