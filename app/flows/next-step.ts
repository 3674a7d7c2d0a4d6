// Pure: one due enrollment, one step forward. What it decides is a value; nothing here sends or stores.
import type { EndReason, MessageStep, Step } from './definition';

/** Where a person stands in a flow: the step that is due at `dueAt`. */
export type Place = {
  state: 'active' | 'ended';
  reason: EndReason | null;
  step: number;
  dueAt: Date;
  sentAt: Date | null;
  endedAt: Date | null;
};

export type StepFacts = {
  isOn: boolean;
  steps: Step[];
  limitHours: number;
  /** What the person has done since the trigger that ends the flow, or null. */
  exit: EndReason | null;
  reachable: boolean;
};

export type Verdict =
  | { kind: 'rest' }
  | { kind: 'wait'; until: Date }
  | { kind: 'send'; message: MessageStep; isLast: boolean }
  | { kind: 'end'; reason: EndReason };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Waits count from when a step was due, not from when a worker came by: a slow worker does not shift a flow. */
export function nextStep(place: Place, facts: StepFacts, now: Date): Verdict {
  if (place.state !== 'active' || place.dueAt > now) return { kind: 'rest' };
  if (!facts.isOn) return { kind: 'end', reason: 'switched_off' };
  if (facts.exit) return { kind: 'end', reason: facts.exit };
  const step = facts.steps[place.step];
  if (!step) return { kind: 'end', reason: 'completed' };
  if (step.kind === 'wait')
    return { kind: 'wait', until: new Date(place.dueAt.getTime() + step.minutes * MINUTE_MS) };
  // Asked when it matters: a sign-up after the visit comes in time.
  if (!facts.reachable) return { kind: 'end', reason: 'unreachable' };
  if (now > sendBy(place, facts)) return { kind: 'end', reason: 'too_late' };
  return { kind: 'send', message: step, isLast: place.step === facts.steps.length - 1 };
}

/** A message that could not leave by then has lost its occasion. */
export function sendBy(place: Pick<Place, 'dueAt'>, { limitHours }: { limitHours: number }): Date {
  return new Date(place.dueAt.getTime() + limitHours * HOUR_MS);
}

/** The place after a verdict; every verdict but `rest` changes it, so that going on comes to an end. */
export function placeAfter(place: Place, verdict: Verdict, now: Date): Place {
  switch (verdict.kind) {
    case 'rest':
      return place;
    case 'wait':
      return { ...place, step: place.step + 1, dueAt: verdict.until };
    case 'end':
      return { ...place, state: 'ended', reason: verdict.reason, endedAt: now };
    case 'send': {
      const after = { ...place, step: place.step + 1, sentAt: now };
      return verdict.isLast
        ? { ...after, state: 'ended', reason: 'completed', endedAt: now }
        : after;
    }
  }
}
