// Says in three words that something worked; what did not work is never a toast (Built for Shopify 4.2.4).
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useRef } from 'react';

type WayBack = { label: string; onAction: () => void };

/** Shows `text` once each time that `occasion` changes to something new, with a way back where there is one. */
export function useToast(text: string | null, occasion: unknown, wayBack?: WayBack): void {
  const shopify = useAppBridge();
  const latest = useRef(wayBack);
  useEffect(() => {
    latest.current = wayBack;
  });
  useEffect(() => {
    if (text === null) return;
    const action = latest.current?.label;
    const onAction = () => latest.current?.onAction();
    shopify.toast.show(text, action === undefined ? {} : { action, onAction });
  }, [shopify, text, occasion]);
}
