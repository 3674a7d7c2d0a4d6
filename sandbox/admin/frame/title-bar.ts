// The bar over the app: its title, the way back and the page's actions.
import type { Action } from '../protocol';
import { hearApp, tellApp } from './app-frame';
import { element } from './element';

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
      showActions([...secondary, ...primary]);
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

/** Buttons stay where they are while their app draws anew: a press that has begun must find its end. */
function showActions(wanted: Action[]): void {
  const count = actions.children.length;
  for (let more = count; more < wanted.length; more += 1) actions.append(makeButton());
  for (let less = count; less > wanted.length; less -= 1) actions.lastElementChild?.remove();
  [...actions.children].forEach((button, at) => {
    const action = wanted[at];
    if (action && button instanceof HTMLButtonElement) showAction(button, action);
  });
}

function makeButton(): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.addEventListener('click', () =>
    tellApp({ type: 'press', key: Number(button.dataset.key) }),
  );
  return button;
}

function showAction(button: HTMLButtonElement, action: Action): void {
  button.dataset.key = String(action.key);
  button.classList.toggle('button-primary', action.isPrimary);
  button.classList.toggle('button-critical', action.isCritical);
  if (button.textContent !== action.label) button.textContent = action.label;
  button.disabled = action.isDisabled;
}
