// Rows of a file as its readers get them, made of what each cell says.
import type { Row } from '~/imports/faults';

export const FRAME = { timeZone: 'UTC', currency: 'EUR', now: new Date('2026-11-23T12:00:00Z') };

export function rowOf(
  cells: Record<string, string>,
  line = 2,
  extras: Record<string, string> = {},
): Row {
  return { line, cell: (field) => cells[field] ?? '', extras: () => extras };
}
