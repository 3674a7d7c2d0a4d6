// What a merchant changes about a flow until it is saved or discarded; only what was changed is sent.
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { FlowProblem } from '~/flows/switch';
import { useWords } from '../i18n/words';
import { useToast } from '../ui/toast';
import { minutesOf, waitOf, type WaitUnit } from './wait-field';

export type FlowSettingsView = {
  holdoutShare: number;
  quietHours: boolean;
  gapHours: number;
  delayMinutes: number;
  cooldownDays: number;
};

export type FlowFields = {
  wait: string;
  waitUnit: WaitUnit;
  cooldownDays: string;
  quietHours: 'on' | 'off';
  gapHours: string;
  holdoutPercent: string;
};

const PROBLEM_OF: Partial<Record<keyof FlowFields, FlowProblem>> = {
  wait: 'delayRange',
  cooldownDays: 'cooldownRange',
  gapHours: 'gapRange',
  holdoutPercent: 'holdoutRange',
};

export function fieldsOf(settings: FlowSettingsView): FlowFields {
  const { amount, unit } = waitOf(settings.delayMinutes);
  return {
    wait: amount,
    waitUnit: unit,
    cooldownDays: String(settings.cooldownDays),
    quietHours: settings.quietHours ? 'on' : 'off',
    gapHours: String(settings.gapHours),
    holdoutPercent: String(Math.round(settings.holdoutShare * 10_000) / 100),
  };
}

/** The names that the app knows, of what differs from what is saved. */
export function changedFields(fields: FlowFields, saved: FlowFields): Record<string, string> {
  const { wait, waitUnit, ...rest } = fields;
  const changed = Object.entries(rest).filter(
    ([name, value]) => value !== saved[name as keyof typeof rest],
  );
  const delayMinutes = minutesOf({ amount: wait, unit: waitUnit });
  const isSame = delayMinutes === minutesOf({ amount: saved.wait, unit: saved.waitUnit });
  return { ...Object.fromEntries(changed), ...(isSame ? {} : { delayMinutes }) };
}

export type FlowForm = ReturnType<typeof useFlowForm>;

export function useFlowForm(settings: FlowSettingsView) {
  const words = useWords();
  const fetcher = useFetcher<{ done: string | null; problems: FlowProblem[] }>();
  const saved = fieldsOf(settings);
  const [fields, setFields] = useState(saved);
  const [sent, setSent] = useState(saved);
  const changed = changedFields(fields, saved);
  const isDirty = Object.keys(changed).length > 0;
  const problems = fetcher.data?.problems ?? [];
  const isSaved = fetcher.data?.done === 'save';
  useToast(isSaved ? words('frame.saved') : null, fetcher.data);
  useKept(saved, setFields, fetcher.state === 'idle' && isSaved ? fetcher.data : null);
  return {
    fields,
    isDirty,
    isSaving: fetcher.state !== 'idle',
    set: <Name extends keyof FlowFields>(name: Name, value: FlowFields[Name]) =>
      setFields((last) => ({ ...last, [name]: value })),
    save: () => {
      setSent(fields);
      fetcher.submit({ intent: 'save', ...changed }, { method: 'post' });
    },
    discard: () => setFields(saved),
    /** The refusal of a field, until its content changes. */
    errorOf: (name: keyof FlowFields): string | undefined => {
      const problem = problems.find((one) => one === PROBLEM_OF[name]);
      const isAsSent = sent[name] === fields[name] && sent.waitUnit === fields.waitUnit;
      return problem && isAsSent && isDirty ? words(`flows.problems.${problem}`) : undefined;
    },
  };
}

/**
 * What is kept may read otherwise than what was typed, so a save fills the form anew. What another tab saved fills
 * only the fields that are untouched here.
 */
function useKept(
  saved: FlowFields,
  setFields: (change: (last: FlowFields) => FlowFields) => void,
  answer: unknown,
): void {
  const known = useRef(saved);
  const answered = useRef<unknown>(null);
  const text = JSON.stringify(saved);
  useEffect(() => {
    const next = JSON.parse(text) as FlowFields;
    const before = known.current;
    const isJustSaved = answer !== null && answered.current !== answer;
    known.current = next;
    answered.current = answer;
    setFields((last) => (isJustSaved ? next : mergeUntouched(last, before, next)));
  }, [text, answer, setFields]);
}

export function mergeUntouched(last: FlowFields, before: FlowFields, next: FlowFields): FlowFields {
  const names = Object.keys(next) as (keyof FlowFields)[];
  const untouched = names.filter((name) => last[name] === before[name]);
  return { ...last, ...Object.fromEntries(untouched.map((name) => [name, next[name]])) };
}
