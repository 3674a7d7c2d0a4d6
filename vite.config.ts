// Builds the admin pages: Remix with the routes of app/routes. Servers are bundled by scripts/build.ts.
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';

export default defineConfig({
  resolve: { alias: { '~': new URL('./app', import.meta.url).pathname } },
  plugins: [
    remix({
      ignoredRouteFiles: ['**/.*'],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: false,
        unstable_optimizeDeps: true,
      },
    }),
  ],
  build: { assetsInlineLimit: 0, reportCompressedSize: false },
  logLevel: 'warn',
});
