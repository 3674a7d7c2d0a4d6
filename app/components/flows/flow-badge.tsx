// Whether a flow is on, as a word in a colour.
import type { FlowState } from '~/flows/store';
import { useWords } from '../i18n/words';
import { Badge } from '../ui/text';

export function FlowBadge({ state }: { state: FlowState }) {
  const words = useWords();
  return (
    <Badge tone={state === 'on' ? 'success' : undefined}>{words(`flows.states.${state}`)}</Badge>
  );
}
