// One web pixel on the page: its frame, which belongs to no origin, and the port over which it hears events and asks
// for what only the page can do.
import type { RegisterInit } from '@shopify/web-pixels-extension';
import type { PixelEvent, PixelOnPage, Privacy, ToFrame, ToPage } from '../protocol';
import { callBrowser } from './browser-calls';

export type PixelFrame = { send(event: PixelEvent): void; tellConsent(privacy: Privacy): void };

type Options = {
  pixel: PixelOnPage;
  init: RegisterInit;
  /** The pixel has dealt with it. */
  onHandled: (eventId: string) => void;
};

export function openPixelFrame({ pixel, init, onHandled }: Options): PixelFrame {
  const { port1: port, port2 } = new MessageChannel();
  // What is sent before the frame listens waits in the port.
  const send = (message: ToFrame) => port.postMessage(message);
  port.onmessage = ({ data }: MessageEvent<ToPage>) => {
    if (data.kind === 'handled') onHandled(data.eventId);
    else
      void callBrowser(data.method, data.args).then((answer) =>
        send({ ...answer, kind: 'answer', call: data.call }),
      );
  };

  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = 'Web pixel';
  frame.hidden = true;
  frame.src = pixel.address;
  const start: ToFrame = { kind: 'start', settings: pixel.settings, init };
  // Any origin: the frame has none that could be named. The page's policy keeps other pages out of it.
  const hand = () => frame.contentWindow?.postMessage(start, '*', [port2]);
  frame.addEventListener('load', hand, { once: true });
  document.body.append(frame);

  return {
    send: (event) => send({ kind: 'event', event }),
    tellConsent: (customerPrivacy) => send({ kind: 'consent', customerPrivacy }),
  };
}
