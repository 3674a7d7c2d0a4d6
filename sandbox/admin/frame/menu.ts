// The navigation on a phone: behind a button, away again with Escape.
import { element } from './element';

const menu = element('.menu');

export function startMenu(): void {
  menu.addEventListener('click', () => showMenu(menu.ariaExpanded !== 'true'));
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') showMenu(false);
  });
}

export function showMenu(isOpen: boolean): void {
  menu.ariaExpanded = String(isOpen);
  document.body.classList.toggle('is-menu-open', isOpen);
}
