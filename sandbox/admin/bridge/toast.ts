// Short messages that the frame shows at its lower edge.
import type { ToastOptions } from '@shopify/app-bridge-types';
import { hearFrame, tellFrame } from './host';

const usualDurationMs = 5_000;
const actions = new Map<string, () => void>();
let lastId = 0;

export function startToasts(): void {
  hearFrame({ 'toast-action': ({ id }) => actions.get(id)?.() });
}

export function showToast(text: string, options: ToastOptions = {}): string {
  lastId += 1;
  const id = `toast-${lastId}`;
  if (options.onAction) actions.set(id, options.onAction);
  tellFrame({
    type: 'toast',
    id,
    text,
    isError: options.isError ?? false,
    action: options.action ?? '',
    durationMs: options.duration ?? usualDurationMs,
  });
  return id;
}

export function hideToast(id: string): void {
  actions.delete(id);
  tellFrame({ type: 'toast-hide', id });
}
