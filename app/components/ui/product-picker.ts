// The admin's own dialog for choosing products.
import { useAppBridge } from '@shopify/app-bridge-react';

/** Answers the ids of the chosen products in Shopify's words, or null where the dialog was closed without a choice. */
export function useProductPicker(): () => Promise<string[] | null> {
  const shopify = useAppBridge();
  return async () => {
    const chosen = await shopify.resourcePicker({
      type: 'product',
      multiple: true,
      action: 'select',
      filter: { variants: false },
    });
    return chosen ? chosen.map((product) => product.id) : null;
  };
}
