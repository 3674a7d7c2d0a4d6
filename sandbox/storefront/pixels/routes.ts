// What the browser loads to run web pixels: the page's script, and the frame with the pixel in it. The frame belongs
// to no origin, so that the pixel reaches nothing of the shop but what the page hands to it.
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { browserCode } from '../../browser-code';
import { bundlePixel } from '../../extensions/bundle-pixel';
import type { ReadPixel } from './page-data';

// A pixel speaks to its own server, wherever that is, and loads nothing else.
const FRAME_POLICY = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'self'",
  'connect-src *',
  "frame-ancestors 'self'",
].join('; ');

/** At Shopify a strict pixel runs in a worker, where none of these is. */
const NOT_IN_A_WORKER = 'window,document,parent,top,frames,frameElement,opener';

const codeOf = (name: string) => browserCode(new URL(`./${name}/`, import.meta.url));

export function pixelRoutes(readPixel: ReadPixel): Hono {
  const routes = new Hono();
  routes.get('/page.js', (c) => sendScript(c, codeOf('host')));
  routes.get('/frame.js', (c) => sendScript(c, codeOf('frame')));

  routes.get('/frame', (c) => {
    c.header('content-security-policy', FRAME_POLICY);
    c.header('cache-control', 'no-cache');
    return c.html(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <title>Web pixel</title>
            <script src="/store/pixels/frame.js"></script>
            <script src="/store/pixels/pixel.js"></script>
          </head>
          <body></body>
        </html>`,
    );
  });

  routes.get('/pixel.js', (c) => {
    const extension = readPixel();
    if (!extension) return c.text('The app has no web pixel.', 404);
    const pixel = bundlePixel(extension);
    if (pixel.kind === 'refused') {
      console.error(pixel.problem);
      return c.text(pixel.problem, 500);
    }
    return sendScript(c, `(function(${NOT_IN_A_WORKER}){${pixel.code}\n}).call(self);`);
  });
  return routes;
}

function sendScript(c: Context, code: string) {
  return c.body(code, 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
    // The frame is another origin than this server.
    'cross-origin-resource-policy': 'cross-origin',
  });
}
