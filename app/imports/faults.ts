// Pure: why a row of a file was set aside. A closed list: the screen has a sentence for each that says what to do.

export const ROW_FAULTS = [
  'wrong_width',
  'not_text',
  'email_missing',
  'email_wrong',
  'date_missing',
  'date_wrong',
  'date_future',
  'money_wrong',
  'currency_different',
  'quantity_wrong',
  'order_unnamed',
  'order_scattered',
  'event_unnamed',
  'event_malformed',
  'person_unknown',
  'product_unknown',
  'product_scattered',
  'product_unnamed',
  'title_missing',
  'not_an_opt_out',
  'opted_out',
  'forgotten',
] as const;

export type RowFault = (typeof ROW_FAULTS)[number];

/** A row as it stands in the file: its line, a field's trimmed text, empty where the file has none, and what no field claims. */
export type Row = {
  line: number;
  cell: (field: string) => string;
  extras: () => Record<string, string>;
};

export type Reading<T> = { kind: 'usable'; value: T } | { kind: 'aside'; fault: RowFault };

export function usable<T>(value: T): Reading<T> {
  return { kind: 'usable', value };
}

export function aside(fault: RowFault): { kind: 'aside'; fault: RowFault } {
  return { kind: 'aside', fault };
}
