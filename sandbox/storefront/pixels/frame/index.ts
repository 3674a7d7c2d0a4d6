// Runs inside the pixel's frame: gives the pixel `shopify.extend`, and once the page sends its port, the API that
// Shopify gives to a web pixel.
import type { ToFrame, ToPage } from '../protocol';
import { createBrowser } from './browser';
import { createBus } from './bus';

type Extend = (api: unknown) => void;

const registered: Extend[] = [];
let start: ((extend: Extend) => void) | null = null;

Object.defineProperty(globalThis, 'shopify', {
  value: {
    extend: (point: string, extend: Extend) => {
      if (point !== 'WebPixel::Render') throw new Error(`There is no extension point ${point}.`);
      registered.push(extend);
      start?.(extend);
    },
  },
});

addEventListener('message', ({ source, ports, data }: MessageEvent<ToFrame>) => {
  const [port] = ports;
  if (source !== parent || !port || start || data.kind !== 'start') return;
  connect(port, data);
});

function connect(port: MessagePort, { settings, init }: Extract<ToFrame, { kind: 'start' }>): void {
  const send = (message: ToPage) => port.postMessage(message);
  const events = createBus();
  const consents = createBus();
  const { browser, answer } = createBrowser(send);

  port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    if (data.kind === 'answer') answer(data);
    if (data.kind === 'consent') {
      const { customerPrivacy } = data;
      void consents.publish('visitorConsentCollected', { customerPrivacy });
    }
    if (data.kind === 'event') {
      const { event } = data;
      const handled = events.publish(event.name, event, groupsOf(event.type));
      void handled.then(() => send({ kind: 'handled', eventId: event.id }));
    }
  };

  const api = {
    analytics: { subscribe: events.subscribe },
    browser,
    init,
    settings,
    customerPrivacy: { subscribe: consents.subscribe },
    _pixelInfo: {},
  };
  start = (extend) => extend(api);
  registered.forEach(start);
}

function groupsOf(type: string): string[] {
  return ['all_events', `all_${type}_events`];
}
