// A flow's switch as the action of its title bar, with what it asks and says before and after.
import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import type { FlowState } from '~/flows/store';
import { useFormats, useWords } from '../i18n/words';
import type { ScreenAction } from '../ui/screen';
import { useToast } from '../ui/toast';
import { flowName, flowSays, waitWords } from './flow-words';

type Given = {
  flowId: string;
  state: FlowState;
  delayMinutes: number;
  holdoutShare: number;
  reachable: number;
  hereNow: number;
  queued: number;
  /** Nothing stands against switching on, and no change waits to be saved. */
  isReady: boolean;
};

export type FlowSwitch = {
  action: ScreenAction;
  /** The refusals of the last try; the page shows its own list beside them. */
  problems: string[];
  dialog: {
    open: boolean;
    title: string;
    body: string;
    confirm: { label: string; critical: boolean };
    onConfirm: () => void;
    onClose: () => void;
  };
};

export function useFlowSwitch(given: Given): FlowSwitch {
  const words = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const question = useQuestion(given);
  const fetcher = useFetcher<{ done: 'on' | 'off' | null; problems: string[] }>();
  const done = fetcher.data?.done ?? null;
  useToast(
    done && words(done === 'on' ? 'flows.switch.turnedOn' : 'flows.switch.turnedOff'),
    fetcher.data,
  );
  const intent = given.state === 'on' ? 'off' : 'on';
  const label = words(`flows.switch.${intent}`);
  return {
    problems: fetcher.data?.problems ?? [],
    action: {
      label,
      disabled: fetcher.state !== 'idle' || !given.isReady,
      onAction: () => setIsAsking(true),
    },
    dialog: {
      open: isAsking,
      ...question,
      confirm: { label, critical: intent === 'off' },
      onConfirm: () => fetcher.submit({ intent }, { method: 'post' }),
      onClose: () => setIsAsking(false),
    },
  };
}

/** Exactly what happens: who is waiting, and what they get. */
function useQuestion(given: Given): { title: string; body: string } {
  const words = useWords();
  const formats = useFormats();
  const { flowId, state, delayMinutes, holdoutShare, reachable, hereNow, queued } = given;
  const name = flowName(flowId, words);
  if (state === 'off') {
    const wait = waitWords(delayMinutes, words);
    const share = formats.share(holdoutShare, 1);
    const parts = [
      flowSays(flowId, 'promise', words, { wait }),
      holdoutShare > 0
        ? words('flows.switch.onReach', { count: reachable, share })
        : words('flows.switch.onReachAll', { count: reachable }),
    ];
    return { title: words('flows.switch.onTitle', { name }), body: parts.join(' ') };
  }
  const parts = [
    hereNow > 0
      ? words('flows.switch.offInside', { count: hereNow })
      : words('flows.switch.offNobody'),
    queued > 0 ? words('flows.switch.offQueued', { count: queued }) : '',
    words('flows.switch.offRest'),
  ];
  return {
    title: words('flows.switch.offTitle', { name }),
    body: parts.filter(Boolean).join(' '),
  };
}
