// The frame of the admin app: who the shop is, the navigation, what stops all sending, and errors in human words.
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { json } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { english } from '~/components/i18n/catalogue';
import { useWords, WordsProvider } from '~/components/i18n/words';
import { ProblemPage } from '~/components/problem-page';
import { RouteProgress } from '~/components/route-progress';
import { StoppedBanner } from '~/components/stopped-banner';
import { AdminFrame, Navigation } from '~/components/ui/admin-frame';
import { env } from '~/env.server';
import { boundary, requireShop } from '~/shopify.server';

const SHOPIFYS_APP_BRIDGE = 'https://cdn.shopify.com/shopifycloud/app-bridge.js';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const { SHOPIFY_API_KEY, APP_BRIDGE_URL } = env();
  const { locale, currency, timeZone } = shop;
  return json({
    apiKey: SHOPIFY_API_KEY,
    appBridgeUrl: APP_BRIDGE_URL ?? SHOPIFYS_APP_BRIDGE,
    region: { locale, currency, timeZone },
    isStopped: shop.sendingStoppedAt !== null,
  });
}

export const meta: MetaFunction = () => [{ title: english.frame.title }];

export const headers: HeadersFunction = (given) => boundary.headers(given);

export default function App() {
  const { apiKey, region, isStopped } = useLoaderData<typeof loader>();
  return (
    <WordsProvider region={region}>
      <AdminFrame apiKey={apiKey}>
        <AppNavigation />
        <RouteProgress />
        {isStopped && <StoppedBanner />}
        <Outlet />
      </AdminFrame>
    </WordsProvider>
  );
}

function AppNavigation() {
  const words = useWords();
  return (
    <Navigation
      home={{ label: words('frame.nav.home'), url: '/app' }}
      items={[
        { label: words('frame.nav.campaigns'), url: '/app/campaigns' },
        { label: words('frame.nav.flows'), url: '/app/flows' },
        { label: words('frame.nav.audience'), url: '/app/audience' },
        { label: words('frame.nav.recommendations'), url: '/app/recommendations' },
        { label: words('frame.nav.reports'), url: '/app/reports/messages' },
        { label: words('frame.nav.settings'), url: '/app/settings' },
      ]}
    />
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const frame = useRouteLoaderData<typeof loader>('routes/app');
  if (isLibraryPage(error)) return <div dangerouslySetInnerHTML={{ __html: error.data }} />;
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <WordsProvider region={frame?.region ?? { locale: 'en', currency: 'USD', timeZone: 'UTC' }}>
      <AdminFrame apiKey={frame?.apiKey ?? ''}>
        <AppNavigation />
        <ProblemPage kind={isMissing ? 'notFound' : 'unexpected'} />
      </AdminFrame>
    </WordsProvider>
  );
}

/** The library throws pages of its own that reload the frame; only those come with 200, and ours are never text. */
function isLibraryPage(error: unknown): error is { data: string } {
  return isRouteErrorResponse(error) && error.status === 200 && typeof error.data === 'string';
}
