// Says in three words that something worked; what did not work is never a toast (Built for Shopify 4.2.4).
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect } from 'react';

/** Shows `text` once each time that `occasion` changes to something new. */
export function useToast(text: string | null, occasion: unknown): void {
  const shopify = useAppBridge();
  useEffect(() => {
    if (text !== null) shopify.toast.show(text);
  }, [shopify, text, occasion]);
}
