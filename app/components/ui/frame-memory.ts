// Remembers where in Shopify's admin the app is framed, for the day the frame loads a page without saying so.
import { useLocation } from '@remix-run/react';
import { useEffect } from 'react';

/** The key under which app/routes/_index.tsx looks it up. */
export const FRAME_MEMORY = 'attune-frame';

/** Shopify names shop and host on the first address alone; the app's own navigation drops them. */
export function useFrameMemory(): void {
  const { pathname, search } = useLocation();
  useEffect(() => {
    const given = new URLSearchParams(search);
    const kept = new URLSearchParams(sessionStorage.getItem(FRAME_MEMORY) ?? '');
    for (const name of ['shop', 'host']) {
      const value = given.get(name);
      if (value) kept.set(name, value);
    }
    kept.set('path', pathname);
    sessionStorage.setItem(FRAME_MEMORY, kept.toString());
  }, [pathname, search]);
}
