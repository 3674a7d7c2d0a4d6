// What the admin frame and the App Bridge stand-in in the framed app say to each other by postMessage.

import type { PickedResource, PickRequest } from './picking';

export type Action = {
  /** Names the element in the app that is pressed when this is. */
  key: number;
  label: string;
  isPrimary: boolean;
  isCritical: boolean;
  isDisabled: boolean;
};

export type NavItem = { label: string; href: string };

export type AppMessage =
  | { type: 'path'; path: string }
  | { type: 'title-bar'; title: string; back: Action | null; actions: Action[] }
  | { type: 'nav'; home: string | null; items: NavItem[] }
  | { type: 'save-bar'; isShowing: boolean; isSaving: boolean; asksBeforeDiscard: boolean }
  | {
      type: 'toast';
      id: string;
      text: string;
      isError: boolean;
      action: string;
      durationMs: number;
    }
  | { type: 'toast-hide'; id: string }
  | { type: 'loading'; isLoading: boolean }
  /** A dialog is open in the app: the frame steps back, or gives the app its whole area. */
  | { type: 'dialog'; size: 'none' | 'part' | 'full' }
  | { type: 'leave-asked' }
  | { type: 'pick'; id: string; request: PickRequest };

export type FrameMessage =
  | { type: 'navigate'; href: string }
  | { type: 'press'; key: number }
  | { type: 'save' }
  | { type: 'discard' }
  | { type: 'toast-action'; id: string }
  | { type: 'leave' }
  /** Null: closed without a choice. */
  | { type: 'picked'; id: string; resources: PickedResource[] | null };

export type Envelope<Message> = { sandboxBridge: Message };

export function openEnvelope<Message>(data: unknown): Message | null {
  if (typeof data !== 'object' || data === null || !('sandboxBridge' in data)) return null;
  return data.sandboxBridge as Message;
}

/** What Shopify adds to the app's address, and the merchant never sees in the frame's. */
export const frameParameters = [
  'shop',
  'host',
  'embedded',
  'id_token',
  'locale',
  'timestamp',
  'session',
  'hmac',
  'shopify-reload',
];

export function withoutFrameParameters(path: string): string {
  const url = new URL(path, 'http://app');
  for (const name of frameParameters) url.searchParams.delete(name);
  return `${url.pathname}${url.search}${url.hash}`;
}
