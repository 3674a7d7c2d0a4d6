// The wire to the admin frame. The frame is always the top window, also for a page within an app window.
import { openEnvelope, type AppMessage, type Envelope, type FrameMessage } from '../protocol';

export const isFramed = window.top !== window;

export function tellFrame(message: AppMessage): void {
  if (!isFramed) return;
  const envelope: Envelope<AppMessage> = { sandboxBridge: message };
  window.top?.postMessage(envelope, location.origin);
}

type Handlers = {
  [Type in FrameMessage['type']]?: (message: FrameMessage & { type: Type }) => void;
};

export function hearFrame(handlers: Handlers): void {
  addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.origin !== location.origin || event.source !== window.top) return;
    const message = openEnvelope<FrameMessage>(event.data);
    if (!message) return;
    const handle = handlers[message.type] as ((message: FrameMessage) => void) | undefined;
    handle?.(message);
  });
}
