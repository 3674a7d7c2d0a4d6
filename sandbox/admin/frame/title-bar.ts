// The bar over the app: its title, the way back and the page's actions.
import type { Action } from '../protocol';
import { element, hearApp, tellApp } from './app-frame';

const title = element('.title');
const back = element<HTMLButtonElement>('.title-back');
const actions = element('.title-actions');
const { appName = '', shop = '' } = document.body.dataset;

let backKey = 0;

export function startTitleBar(): void {
  hearApp({
    'title-bar': (message) => {
      title.textContent = message.title || appName;
      const parts = [message.title, appName, shop].filter(Boolean);
      document.title = [...new Set(parts)].join(' · ');
      showBack(message.back);
      const secondary = message.actions.filter((action) => !action.isPrimary);
      const primary = message.actions.filter((action) => action.isPrimary);
      actions.replaceChildren(...[...secondary, ...primary].map(makeButton));
    },
    dialog: ({ size }) => {
      document.body.classList.toggle('is-covered', size === 'full');
      document.body.classList.toggle('is-shaded', size === 'part');
    },
    loading: ({ isLoading }) => {
      element('.progress').hidden = !isLoading;
    },
  });
  back.addEventListener('click', () => tellApp({ type: 'press', key: backKey }));
}

function showBack(action: Action | null): void {
  back.hidden = action === null;
  if (!action) return;
  backKey = action.key;
  element('.title-back .spoken').textContent = `Back to ${action.label}`;
}

function makeButton(action: Action): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.classList.toggle('button-primary', action.isPrimary);
  button.classList.toggle('button-critical', action.isCritical);
  button.textContent = action.label;
  button.disabled = action.isDisabled;
  button.addEventListener('click', () => tellApp({ type: 'press', key: action.key }));
  return button;
}
