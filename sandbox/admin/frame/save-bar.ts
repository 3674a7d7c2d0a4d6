// The contextual save bar in the top bar, and the question before changes are lost.
import { hearApp, tellApp } from './app-frame';
import { element } from './element';

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
    'leave-asked': () => ask(leaving, () => tellApp({ type: 'leave' })),
  });
  saveButton.addEventListener('click', () => tellApp({ type: 'save' }));
  element('.save-discard').addEventListener('click', () => {
    const discard = () => tellApp({ type: 'discard' });
    if (asksBeforeDiscard) ask(discarding, discard);
    else discard();
  });
  leaveDialog.addEventListener('close', () => {
    if (leaveDialog.returnValue === 'leave') onLeave();
  });
}

const leaving = {
  title: 'Leave page with unsaved changes?',
  text: 'Leaving this page will delete all unsaved changes.',
  agree: 'Leave page',
};
const discarding = {
  title: 'Discard all unsaved changes?',
  text: 'If you discard changes, you’ll delete any edits you made since you last saved.',
  agree: 'Discard changes',
};

function ask(question: typeof leaving, leave: () => void): void {
  onLeave = leave;
  element('.leave h2').textContent = question.title;
  element('.leave p').textContent = question.text;
  element('.leave .button-critical').textContent = question.agree;
  leaveDialog.returnValue = '';
  if (!leaveDialog.open) leaveDialog.showModal();
}
