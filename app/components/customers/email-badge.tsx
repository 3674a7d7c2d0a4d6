// Whether mail may reach a person, as a word in a colour; red is kept for errors (Built for Shopify 4.3.3).
import type { EmailState } from '~/reports/customer-list-store';
import { useWords } from '../i18n/words';
import { Badge } from '../ui/text';

const TONES = {
  subscribed: 'success',
  not_subscribed: undefined,
  unsubscribed: undefined,
  suppressed: 'warning',
} as const;

export function EmailBadge({ state }: { state: EmailState }) {
  const words = useWords();
  return <Badge tone={TONES[state]}>{words(`customers.states.${state}`)}</Badge>;
}
