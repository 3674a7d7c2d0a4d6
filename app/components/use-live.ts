// Asks for a page's data again and again while something is underway and the page is looked at.
import { useEffect, useMemo, useState } from 'react';

const EVERY_MS = 2_000;

export type Live<Value> = { value: Value; isConnected: boolean };

/** Begins with what the page came with. A lost connection keeps the last answer and goes on asking. */
export function useLive<Value>(
  path: string,
  first: Value,
  isUnderway: (value: Value) => boolean,
  everyMs = EVERY_MS,
): Live<Value> {
  const [answer, setAnswer] = useState({ first, value: first, isConnected: true });
  const current = answer.first === first ? answer : { first, value: first, isConnected: true };
  const underway = isUnderway(current.value);
  useEffect(() => {
    if (!underway) return;
    const abort = new AbortController();
    let isAsking = false;
    const ask = async () => {
      if (isAsking || document.visibilityState !== 'visible') return;
      isAsking = true;
      const asked = await askFor<Value>(path, abort.signal);
      isAsking = false;
      if (abort.signal.aborted) return;
      setAnswer((last) => {
        const kept = last.first === first ? last.value : first;
        return { first, value: asked ?? kept, isConnected: asked !== null };
      });
    };
    const timer = setInterval(() => void ask(), everyMs);
    return () => {
      clearInterval(timer);
      abort.abort();
    };
  }, [path, first, underway, everyMs]);
  return current;
}

/** The same object for the same content, so that a reload that brings no news does not begin anew. */
export function useSame<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  return useMemo(() => JSON.parse(text) as Value, [text]);
}

/** App Bridge adds the session token to the app's own requests. */
async function askFor<Value>(path: string, signal: AbortSignal): Promise<Value | null> {
  try {
    const response = await fetch(path, { signal, headers: { Accept: 'application/json' } });
    return response.ok ? ((await response.json()) as Value) : null;
  } catch {
    return null;
  }
}
