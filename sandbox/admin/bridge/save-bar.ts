// The contextual save bar: declared in the app as <ui-save-bar> or as a form with data-save-bar, shown
// in the frame's top bar.
import type { AppMessage } from '../protocol';
import { isOn } from './actions';
import { hearFrame, tellFrame } from './host';

type Dirty = SaveBarElement | HTMLFormElement;

let dirty: Dirty | null = null;
let letLeave: (() => void) | null = null;

export class SaveBarElement extends HTMLElement {
  get showing(): boolean {
    return dirty === this;
  }

  get discardConfirmation(): boolean {
    return isOn(this, 'discardConfirmation');
  }

  set discardConfirmation(isAsking: boolean) {
    this.toggleAttribute('discardConfirmation', isAsking);
  }

  show(): Promise<void> {
    return change(this);
  }

  hide(): Promise<void> {
    return dirty === this ? change(null) : Promise.resolve();
  }

  toggle(): Promise<void> {
    return this.showing ? this.hide() : this.show();
  }

  disconnectedCallback(): void {
    void this.hide();
  }
}

export function startSaveBar(): void {
  customElements.define('ui-save-bar', SaveBarElement);
  const formOf = (event: Event) =>
    event.target instanceof Element ? event.target.closest('form[data-save-bar]') : null;
  for (const name of ['input', 'change']) {
    addEventListener(name, (event) => {
      const form = formOf(event);
      if (form instanceof HTMLFormElement) void change(form);
    });
  }
  for (const name of ['submit', 'reset']) {
    addEventListener(name, (event) => {
      if (dirty !== null && formOf(event) === dirty) void change(null);
    });
  }
  hearFrame({ save, discard, leave: () => letLeave?.() });
}

export function saveBarState(): AppMessage {
  const saveButton = dirty instanceof SaveBarElement ? findButton(dirty, 'save') : null;
  return {
    type: 'save-bar',
    isShowing: dirty !== null,
    isSaving: saveButton !== null && isOn(saveButton, 'loading'),
    asksBeforeDiscard:
      dirty instanceof SaveBarElement
        ? dirty.discardConfirmation
        : dirty !== null && 'discardConfirmation' in dirty.dataset,
  };
}

/** Resolves when the merchant agrees to lose the changes, or at once when there are none. */
export function confirmLeave(): Promise<void> {
  if (dirty === null) return Promise.resolve();
  tellFrame({ type: 'leave-asked' });
  return new Promise((resolve) => {
    letLeave = resolve;
  });
}

export function saveBarOf(id: string): SaveBarElement {
  const element = document.getElementById(id);
  if (element instanceof SaveBarElement) return element;
  throw new Error(`shopify.saveBar needs a <ui-save-bar id="${id}"> in the page`);
}

function change(next: Dirty | null): Promise<void> {
  if (next === dirty) return Promise.resolve();
  const last = dirty;
  dirty = next;
  if (last instanceof SaveBarElement) last.dispatchEvent(new Event('hide'));
  if (next instanceof SaveBarElement) next.dispatchEvent(new Event('show'));
  tellFrame(saveBarState());
  return Promise.resolve();
}

function save(): void {
  if (dirty instanceof HTMLFormElement) dirty.requestSubmit();
  else if (dirty) findButton(dirty, 'save')?.click();
}

function discard(): void {
  if (dirty instanceof HTMLFormElement) dirty.reset();
  else if (dirty) findButton(dirty, 'discard')?.click();
}

function findButton(bar: SaveBarElement, which: 'save' | 'discard'): HTMLElement | null {
  const selector = which === 'save' ? '[variant="primary"]' : ':not([variant="primary"])';
  return bar.querySelector<HTMLElement>(`button${selector}`);
}
