// What runs in the browser on the merchant's own pages: the menu, the clock, and a question before what cannot be undone.
import { startClock } from '../frame/clock';
import { element } from '../frame/element';
import { startMenu } from '../frame/menu';

const dialog = element<HTMLDialogElement>('.leave');
const TOAST_MS = 5_000;

let asking: HTMLFormElement | null = null;

function ask(form: HTMLFormElement): void {
  asking = form;
  element('.leave h2').textContent = form.dataset.ask ?? '';
  element('.leave p').textContent = form.dataset.warning ?? '';
  element('.leave .button-critical').textContent = form.dataset.agree ?? '';
  dialog.returnValue = '';
  dialog.showModal();
}

/** What was done is said once: going back or reloading does not say it again. */
function forgetNotes(): void {
  const url = new URL(location.href);
  url.searchParams.delete('done');
  url.searchParams.delete('problem');
  history.replaceState(null, '', url);
  setTimeout(() => document.querySelector('.toast')?.remove(), TOAST_MS);
}

startMenu();
startClock();
forgetNotes();
addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.ask === undefined) return;
  event.preventDefault();
  ask(form);
});
dialog.addEventListener('close', () => {
  if (dialog.returnValue === 'go') asking?.submit();
  asking = null;
});
