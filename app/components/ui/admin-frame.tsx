// What surrounds the pages inside Shopify's admin: Polaris itself, and the navigation that App Bridge draws.
import { NavMenu } from '@shopify/app-bridge-react';
import { AppProvider } from '@shopify/shopify-app-remix/react';
import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useFrameMemory } from './frame-memory';

/** App Bridge itself stands in the document's head (Built for Shopify 2.1), so the provider leaves it out. */
export function AdminFrame({ apiKey, children }: { apiKey: string; children: ReactNode }) {
  useFrameMemory();
  return (
    <AppProvider apiKey={apiKey} isEmbeddedApp={false}>
      {children}
    </AppProvider>
  );
}

type NavItem = { label: string; url: string };

/** `home` is not an item: the app's name stands for it (Built for Shopify 4.1.4). */
export function Navigation({ home, items }: { home: NavItem; items: NavItem[] }) {
  return (
    <NavMenu>
      <Link to={home.url} rel="home">
        {home.label}
      </Link>
      {items.map((item) => (
        <Link key={item.url} to={item.url}>
          {item.label}
        </Link>
      ))}
    </NavMenu>
  );
}
