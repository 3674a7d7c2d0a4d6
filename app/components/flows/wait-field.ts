// A wait as a merchant types it, a number and its unit, and as a flow keeps it, in minutes.
export type WaitUnit = 'minutes' | 'hours';

export type TypedWait = { amount: string; unit: WaitUnit };

export function waitOf(minutes: number): TypedWait {
  return minutes % 60 === 0
    ? { amount: String(minutes / 60), unit: 'hours' }
    : { amount: String(minutes), unit: 'minutes' };
}

/** As text for the form's field; what is no number goes on as it was typed, to be refused with a sentence. */
export function minutesOf({ amount, unit }: TypedWait): string {
  const typed = amount.trim();
  if (unit === 'minutes' || typed === '' || Number.isNaN(Number(typed))) return typed;
  // Half an hour is typed as 0.5; rounding mends what binary fractions break.
  return String(Math.round(Number(typed) * 60 * 1_000) / 1_000);
}
