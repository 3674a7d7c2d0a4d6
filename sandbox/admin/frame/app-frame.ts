// The wire from the frame to the app in its iframe.
import { openEnvelope, type AppMessage, type Envelope, type FrameMessage } from '../protocol';
import { element } from './element';

export const appFrame = element<HTMLIFrameElement>('.app');

export function tellApp(message: FrameMessage): void {
  const envelope: Envelope<FrameMessage> = { sandboxBridge: message };
  appFrame.contentWindow?.postMessage(envelope, location.origin);
}

type Handlers = { [Type in AppMessage['type']]?: (message: AppMessage & { type: Type }) => void };

/** Pages in an app window speak too; they may show a toast but not change what the frame says it shows. */
const spokenByAnyPage = new Set<AppMessage['type']>(['toast', 'toast-hide', 'loading']);

export function hearApp(handlers: Handlers): void {
  addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.origin !== location.origin) return;
    const message = openEnvelope<AppMessage>(event.data);
    if (!message) return;
    if (event.source !== appFrame.contentWindow && !spokenByAnyPage.has(message.type)) return;
    const handle = handlers[message.type] as ((message: AppMessage) => void) | undefined;
    handle?.(message);
  });
}
