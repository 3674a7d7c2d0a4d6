// Toasts at the lower edge, one at a time as Shopify shows them.
import type { AppMessage } from '../protocol';
import { hearApp, tellApp } from './app-frame';
import { element } from './element';

const shelf = element('.toasts');

export function startToasts(): void {
  hearApp({
    toast: show,
    'toast-hide': ({ id }) => shelf.querySelector(`[data-id="${CSS.escape(id)}"]`)?.remove(),
  });
}

function show(message: AppMessage & { type: 'toast' }): void {
  const toast = document.createElement('div');
  toast.className = 'toast';
  toast.classList.toggle('toast-error', message.isError);
  toast.dataset.id = message.id;
  const text = document.createElement('span');
  text.textContent = message.text;
  toast.append(text);
  const remove = () => toast.remove();
  if (message.action) {
    const act = () => tellApp({ type: 'toast-action', id: message.id });
    toast.append(makeButton(message.action, () => (act(), remove())));
  }
  toast.append(makeButton('×', remove, 'Dismiss'));
  shelf.replaceChildren(toast);
  setTimeout(remove, message.durationMs);
}

function makeButton(label: string, press: () => void, name = label): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.ariaLabel = name;
  button.addEventListener('click', press);
  return button;
}
