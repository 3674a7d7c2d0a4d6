// The thin line at the top of Shopify's admin that says a page is loading.
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect } from 'react';

export function useLoadingLine(isLoading: boolean): void {
  const shopify = useAppBridge();
  useEffect(() => {
    if (!isLoading) return;
    shopify.loading(true);
    return () => void shopify.loading(false);
  }, [shopify, isLoading]);
}
