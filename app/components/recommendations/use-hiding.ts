// Hiding products and allowing them again, with what was done last, so that it can be said and undone.
import { useFetcher } from '@remix-run/react';
import { useToast } from '../ui/toast';
import { useWords } from '../i18n/words';

type Done = { done: 'hide' | 'show'; productIds: string[] };

export type Hiding = {
  hide: (productIds: string[]) => void;
  show: (productIds: string[]) => void;
  isBusy: boolean;
  last: Done | null;
};

export function useHiding(): Hiding {
  const words = useWords();
  const fetcher = useFetcher<Done>();
  const submit = (intent: Done['done']) => (productIds: string[]) => {
    const form = new FormData();
    form.set('intent', intent);
    for (const id of productIds) form.append('product', id);
    fetcher.submit(form, { method: 'post', action: '/app/recommendations?index' });
  };
  const last = fetcher.data ?? null;
  const show = submit('show');
  useToast(last?.done === 'hide' ? words('recommendations.hidden.toast') : null, last, {
    label: words('recommendations.hidden.undo'),
    onAction: () => last && show(last.productIds),
  });
  return { hide: submit('hide'), show, isBusy: fetcher.state !== 'idle', last };
}
