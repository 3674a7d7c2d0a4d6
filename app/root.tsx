// The document around every page of the admin app, and what it says when a page breaks.
import type { LinksFunction } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { english } from '~/components/i18n/catalogue';
import { styleSheets } from '~/components/ui/styles';
import type { loader as frameLoader } from '~/routes/app';

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  ...styleSheets.map((href) => ({ rel: 'stylesheet', href })),
];

export function Layout({ children }: { children: ReactNode }) {
  const frame = useRouteLoaderData<typeof frameLoader>('routes/app');
  return (
    <html lang={frame?.region.locale ?? 'en'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        {/* Shopify looks for App Bridge here, before every other script (Built for Shopify 2.1). */}
        {frame && <script src={frame.appBridgeUrl} data-api-key={frame.apiKey} />}
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Document() {
  return <Outlet />;
}

/** Without a shop there is no Polaris and no language yet: one plain sentence. */
export function ErrorBoundary() {
  return (
    <main style={{ padding: 32, fontFamily: 'sans-serif' }}>
      <h1 style={{ fontSize: 18 }}>{english.frame.problem.title}</h1>
      <p>{english.frame.problem.unexpected}</p>
    </main>
  );
}
