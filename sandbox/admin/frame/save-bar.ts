// The contextual save bar in the top bar, and the question before changes are lost.
import { element, hearApp, tellApp } from './app-frame';

const bar = element('.save');
const saveButton = element<HTMLButtonElement>('.save-save');
const leaveDialog = element<HTMLDialogElement>('.leave');

let asksBeforeDiscard = false;
let onLeave: () => void = () => undefined;

export function isDirty(): boolean {
  return !bar.hidden;
}

export function shakeSaveBar(): void {
  bar.classList.remove('is-shaken');
  void bar.offsetWidth;
  bar.classList.add('is-shaken');
  saveButton.focus();
}

export function startSaveBar(): void {
  hearApp({
    'save-bar': (message) => {
      bar.hidden = !message.isShowing;
      saveButton.disabled = message.isSaving;
      asksBeforeDiscard = message.asksBeforeDiscard;
    },
    'leave-asked': () => ask(() => tellApp({ type: 'leave' })),
  });
  saveButton.addEventListener('click', () => tellApp({ type: 'save' }));
  element('.save-discard').addEventListener('click', () => {
    const discard = () => tellApp({ type: 'discard' });
    if (asksBeforeDiscard) ask(discard);
    else discard();
  });
  leaveDialog.addEventListener('close', () => {
    if (leaveDialog.returnValue === 'leave') onLeave();
  });
}

function ask(leave: () => void): void {
  onLeave = leave;
  leaveDialog.returnValue = '';
  if (!leaveDialog.open) leaveDialog.showModal();
}
